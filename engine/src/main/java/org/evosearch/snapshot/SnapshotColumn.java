package org.evosearch.snapshot;

import java.io.Serializable;

/**
 * A column of a table that networks learn from.
 *
 * @param name in the query
 * @param kind of its values
 */
public record SnapshotColumn(String name, Kind kind) implements Serializable {

  /** The kind of a column's values. */
  public enum Kind {
    /** Numbers. */
    NUMBER,
    /** False and true, stored as 0 and 1. */
    FLAG,
    /** Dates or timestamps, stored as days since 1970. */
    DATE,
    /** Texts, each of which is a category. */
    CATEGORY
  }

  /** Whether values are stored as numbers. */
  public boolean isNumeric() {
    return kind != Kind.CATEGORY;
  }
}
