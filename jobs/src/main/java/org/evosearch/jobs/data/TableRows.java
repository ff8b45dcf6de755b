package org.evosearch.jobs.data;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.evosearch.dataset.DataException;
import org.evosearch.digest.Sha256;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, on executors. A row that cannot be used is a row with a reason. */
final class TableRows implements Function<Row, ReadRow> {

  private static final long serialVersionUID = 1L;
  private static final int KEY_DIGITS = 32;
  private static final int LONGEST = 1000;
  private static final double MILLISECONDS = 86_400_000;
  private static final double SECONDS = 86_400;

  private final TableColumns columns;
  private final AnswerColumns named;

  TableRows(TableColumns columns) {
    this.columns = columns;
    this.named = new AnswerColumns(columns.schema());
  }

  @Override
  public ReadRow call(Row row) {
    try {
      requireWhole(row);
      RowTag tag = tag(row);
      double[] targets = columns.isClasses() ? new double[0] : targets(row);
      return ReadRow.of(tag, SnapshotRow.ofTable(tag, numbers(row), texts(row), targets));
    } catch (DataException e) {
      return ReadRow.unreadable(unread(row), String.valueOf(e.getMessage()));
    }
  }

  private void requireWhole(Row row) {
    if (named.has(RowFile.CORRUPT) && value(row, RowFile.CORRUPT) != null) {
      throw new DataException("its line has other fields than the header");
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
              double number = value == null ? Double.NaN : number(target, value);
              if (Double.isNaN(number)) {
                throw new DataException("the target " + target + " is null");
              }
              return number;
            })
        .toArray();
  }

  private double[] numbers(Row row) {
    return columns.features().stream()
        .filter(SnapshotColumn::isNumeric)
        .mapToDouble(
            column -> {
              Object value = value(row, column.name());
              return value == null ? Double.NaN : number(column.name(), value);
            })
        .toArray();
  }

  /** Dates are days since 1970, and what is true is 1. */
  private static double number(String column, Object value) {
    if (value instanceof Number number) {
      return finite(column, number.doubleValue());
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    } else if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toEpochDay();
    } else if (value instanceof LocalDate date) {
      return date.toEpochDay();
    } else if (value instanceof Timestamp time) {
      return time.getTime() / MILLISECONDS;
    } else if (value instanceof Instant time) {
      return time.toEpochMilli() / MILLISECONDS;
    } else if (value instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC) / SECONDS;
    }
    throw new DataException("column " + column + " is " + value.getClass().getSimpleName());
  }

  private static double finite(String column, double number) {
    if (Double.isInfinite(number)) {
      throw new DataException("column " + column + " is infinite");
    }
    return number;
  }

  private @Nullable String[] texts(Row row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (SnapshotColumn column : columns.features()) {
      if (!column.isNumeric()) {
        texts.add(category(row, column.name()));
      }
    }
    return texts.toArray(String[]::new);
  }

  private @Nullable String category(Row row, String column) {
    String text = named.text(row, column);
    if (text != null && text.length() > LONGEST) {
      throw new DataException(
          "column %s has %s characters (at most %s)".formatted(column, text.length(), LONGEST));
    }
    return text == null || text.isBlank() ? null : text;
  }

  /** What is told of a row that cannot be used: by its own key, or by its content. */
  private RowTag unread(Row row) {
    String key = text(row, columns.question().key());
    String label = named.text(row, columns.question().targets().get(0));
    String own = key == null ? Sha256.hex(row.toString()).substring(0, KEY_DIGITS) : key;
    return new RowTag(own, label == null ? "" : label, null, null);
  }
}
