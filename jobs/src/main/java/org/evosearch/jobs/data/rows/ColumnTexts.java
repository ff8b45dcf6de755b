package org.evosearch.jobs.data.rows;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.evosearch.jobs.score.RowValues;
import org.evosearch.snapshot.SnapshotColumn.Kind;

/**
 * Counts of the values of each column that are numbers, dates, or true or false, and of broken
 * lines, gathered on executors.
 */
final class ColumnTexts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The kinds that texts are tested for. */
  static final List<Kind> KINDS = List.of(Kind.NUMBER, Kind.DATE, Kind.FLAG);

  private final long[] present;
  private final Map<Kind, long[]> counts = new EnumMap<>(Kind.class);
  private long whole;
  private long broken;

  ColumnTexts(int columns) {
    this.present = new long[columns];
    for (Kind kind : KINDS) {
      counts.put(kind, new long[columns]);
    }
  }

  /** These counts with a line more. */
  ColumnTexts with(Row line) {
    if (!line.isNullAt(line.fieldIndex(RowFile.CORRUPT))) {
      broken++;
      return this;
    }
    whole++;
    for (int i = 0; i < present.length; i++) {
      String text = line.getString(i);
      if (text != null && !RowValues.isMissing(text)) {
        present[i]++;
        add(i, text);
      }
    }
    return this;
  }

  private void add(int column, String text) {
    for (Kind kind : KINDS) {
      of(kind)[column] += RowValues.isOf(kind, text) ? 1 : 0;
    }
  }

  private long[] of(Kind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  /** These counts with those of other lines. */
  ColumnTexts and(ColumnTexts other) {
    whole += other.whole;
    broken += other.broken;
    for (int i = 0; i < present.length; i++) {
      present[i] += other.present[i];
      for (Kind kind : KINDS) {
        of(kind)[i] += other.of(kind)[i];
      }
    }
    return this;
  }

  /** Lines with as many fields as the header. */
  long whole() {
    return whole;
  }

  /** Lines with more or fewer fields than the header. */
  long broken() {
    return broken;
  }

  /** Values of a column that are not missing. */
  long present(int column) {
    return present[column];
  }

  /** Values of a column that are of a kind. */
  long count(int column, Kind kind) {
    return of(kind)[column];
  }
}
