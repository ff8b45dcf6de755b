package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.List;

/** What the rows of a table have in common, counted on executors. */
final class TableSurvey implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LabelCounts labels = new LabelCounts();
  private final Unreadable unreadable = new Unreadable();
  private int rows;

  /** This survey with one row more. */
  TableSurvey with(ReadRow row) {
    String reason = row.reason();
    if (reason == null) {
      rows = Math.addExact(rows, 1);
      labels.add(row.tag().label(), 1);
    } else {
      unreadable.add(row.tag(), reason);
    }
    return this;
  }

  /** This survey with all rows of another. */
  TableSurvey and(TableSurvey other) {
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
