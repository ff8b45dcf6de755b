package org.evosearch.jobs.data;

import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;

/**
 * What the rows of a table have in common.
 *
 * @param columns of the table
 * @param rows counted so far
 */
record TableSurvey(TableColumns columns, RowSurvey rows) implements Survey<ReadRow, TableSurvey> {

  @Override
  public TableSurvey with(ReadRow row) {
    rows.with(row.tag(), row.reason());
    return this;
  }

  @Override
  public TableSurvey and(TableSurvey other) {
    rows.and(other.rows);
    return this;
  }

  @Override
  public SnapshotContent content() {
    return columns.content(columns.isClasses() ? rows.classNames() : List.of());
  }

  @Override
  public JavaRDD<SnapshotRow> kept(JavaRDD<ReadRow> read) {
    return read.map(ReadRow::row).filter(Objects::nonNull);
  }
}
