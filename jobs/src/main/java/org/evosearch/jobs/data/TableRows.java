package org.evosearch.jobs.data;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.evosearch.dataset.DataException;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, on executors. A row that cannot be used becomes one with a reason. */
final class TableRows implements Function<Row, ReadRow> {

  private static final long serialVersionUID = 1L;

  private final TableColumns columns;
  private final AnswerColumns named;
  private final RowValues values;

  TableRows(TableColumns columns) {
    this.columns = columns;
    this.named = new AnswerColumns(columns.schema());
    this.values = new RowValues(columns.features());
  }

  @Override
  public ReadRow call(Row row) {
    try {
      RowValues.requireWhole(row);
      RowTag tag = tag(row);
      double[] targets = columns.isClasses() ? new double[0] : targets(row);
      return ReadRow.of(
          tag, SnapshotRow.ofTable(tag, values.numbers(row), values.texts(row), targets));
    } catch (DataException e) {
      return ReadRow.unreadable(
          named.unread(row, columns.question().key(), columns.question().targets().get(0)),
          String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Object value(Row row, String column) {
    return row.get(row.fieldIndex(column));
  }

  private RowTag tag(Row row) {
    String label = columns.isClasses() ? named.label(row, columns.question().targets().get(0)) : "";
    String key = text(row, columns.question().key());
    return new RowTag(
        key == null ? "" : key,
        label,
        AnswerColumns.split(text(row, columns.question().split())),
        text(row, columns.question().group()));
  }

  private @Nullable String text(Row row, @Nullable String column) {
    return column == null ? null : named.text(row, column);
  }

  private double[] targets(Row row) {
    return columns.question().targets().stream()
        .mapToDouble(
            target -> {
              Object value = value(row, target);
              double number =
                  value == null
                      ? Double.NaN
                      : RowValues.number(new SnapshotColumn(target, Kind.NUMBER), value);
              if (Double.isNaN(number)) {
                throw new DataException("the target " + target + " is null");
              }
              return number;
            })
        .toArray();
  }
}
