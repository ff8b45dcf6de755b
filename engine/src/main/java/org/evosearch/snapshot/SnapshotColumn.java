package org.evosearch.snapshot;

import java.io.Serializable;

/**
 * A column of a table that networks learn from.
 *
 * @param name as the query has it
 * @param kind of its values
 */
public record SnapshotColumn(String name, Kind kind) implements Serializable {

  /** What the values of a column are. */
  public enum Kind {
    /** Numbers. */
    NUMBER,
    /** False and true, kept as 0 and 1. */
    FLAG,
    /** Days or moments, kept as days since 1970. */
    DATE,
    /** Words of which each is a thing of its own. */
    CATEGORY
  }

  /** Whether values are kept as numbers. */
  public boolean isNumeric() {
    return kind != Kind.CATEGORY;
  }
}
