package org.evosearch.snapshot;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which row it is, and where it belongs.
 *
 * @param key as the query has it, empty where it has none
 * @param label name of its class, empty where targets are numbers
 * @param split where the query says so
 * @param group rows of one group are not divided; null where the query has no groups
 */
public record RowTag(String key, String label, @Nullable Split split, @Nullable String group)
    implements Serializable {

  /** The parts of a data set. */
  public enum Split {
    /** For weights. */
    TRAIN,
    /** For what a search decides by. */
    VALIDATION,
    /** For the report at the end. */
    TEST
  }

  RowTag withKey(String other) {
    return new RowTag(other, label, split, group);
  }
}
