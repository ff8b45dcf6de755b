package org.evosearch.snapshot;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The key, class, part and group of a row.
 *
 * @param key in the query, empty if it has none
 * @param label name of its class, empty if targets are numbers
 * @param split in the query, null if it has none
 * @param group rows of one group stay in one part; null if the query has no groups
 */
public record RowTag(String key, String label, @Nullable Split split, @Nullable String group)
    implements Serializable {

  /** The parts of a data set. */
  public enum Split {
    /** Examples that weights are trained on. */
    TRAIN,
    /** Examples that decisions of a search are based on. */
    VALIDATION,
    /** Examples for the final report, and for nothing else. */
    TEST
  }

  RowTag withKey(String other) {
    return new RowTag(other, label, split, group);
  }
}
