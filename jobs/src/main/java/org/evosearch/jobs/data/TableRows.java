package org.evosearch.jobs.data;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.evosearch.dataset.DataException;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, on executors. A row that cannot be used is a row with a reason. */
final class TableRows implements Function<Row, ReadRow> {

  private static final long serialVersionUID = 1L;
  private static final int KEY_DIGITS = 32;

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
      return ReadRow.unreadable(unread(row), String.valueOf(e.getMessage()));
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

  /** What is told of a row that cannot be used: by its own key, or by its content. */
  private RowTag unread(Row row) {
    String key = text(row, columns.question().key());
    String label = named.text(row, columns.question().targets().get(0));
    String own = key == null ? Sha256.hex(row.toString()).substring(0, KEY_DIGITS) : key;
    return new RowTag(own, label == null ? "" : label, null, null);
  }
}
