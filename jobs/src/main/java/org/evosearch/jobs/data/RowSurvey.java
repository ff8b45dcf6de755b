package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.List;
import org.evosearch.snapshot.RowTag;
import org.jspecify.annotations.Nullable;

/** Counts of rows, of their classes, and of rows that are left out, gathered on executors. */
final class RowSurvey implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LabelCounts labels = new LabelCounts();
  private final Unreadable unreadable = new Unreadable();
  private int rows;

  /**
   * This survey with one row more.
   *
   * @param reason why it is left out; null if it is not
   */
  RowSurvey with(RowTag tag, @Nullable String reason) {
    if (reason == null) {
      rows = Math.addExact(rows, 1);
      labels.add(tag.label(), 1);
    } else {
      unreadable.add(tag, reason);
    }
    return this;
  }

  /** This survey with all rows of another. */
  RowSurvey and(RowSurvey other) {
    rows = Math.addExact(rows, other.rows);
    labels.add(other.labels);
    unreadable.add(other.unreadable);
    return this;
  }

  int rows() {
    return rows;
  }

  Unreadable unreadable() {
    return unreadable;
  }

  /** Names of all classes, in order. */
  List<String> classNames() {
    return labels.classNames();
  }
}
