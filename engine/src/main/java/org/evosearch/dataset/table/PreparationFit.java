package org.evosearch.dataset.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.evosearch.dataset.DataException;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Derives the preparation of columns from the training rows.
 *
 * @param content of the table
 * @param oneHotLimit maximum number of categories of a column that have an input each; if there are
 *     more, the most frequent ones
 */
record PreparationFit(SnapshotContent content, int oneHotLimit) {

  /**
   * Derives a preparation.
   *
   * @param numbers of the numeric columns, row by row
   * @param texts of the other columns, row by row
   * @throws DataException if numbers are too large to be standardized
   */
  Preparation of(List<double[]> numbers, List<List<@Nullable String>> texts) {
    List<Column> columns = new ArrayList<>();
    int numeric = 0;
    int categories = 0;
    for (SnapshotColumn column : content.columns()) {
      if (column.isNumeric()) {
        int index = numeric++;
        columns.add(numeric(column, numbers.stream().mapToDouble(row -> row[index]).toArray()));
      } else {
        int index = categories++;
        columns.add(categorical(column, texts.stream().map(row -> row.get(index))));
      }
    }
    return new Preparation(columns);
  }

  private static Column numeric(SnapshotColumn column, double[] values) {
    double[] known = DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
    boolean indicator = known.length > 0 && known.length < values.length;
    boolean equal = DoubleStream.of(known).allMatch(value -> value == known[0]);
    Column.Scale scale = equal ? null : scale(column.name(), known);
    return new Column.Numeric(column, scale, indicator);
  }

  /** Mean and standard deviation, which is replaced by 1 if it is 0. */
  static Column.Scale scale(String name, double[] values) {
    double mean = DoubleStream.of(values).average().orElse(0);
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / values.length);
    if (!Double.isFinite(deviation)) {
      throw new DataException(
          "Cannot use column %s: it has numbers as large as %s, too large for a standard deviation"
              .formatted(name, DoubleStream.of(values).map(Math::abs).max().orElse(0)));
    }
    return new Column.Scale(mean, deviation == 0 ? 1 : deviation);
  }

  private Column categorical(SnapshotColumn column, Stream<@Nullable String> values) {
    Map<String, Integer> counts = new TreeMap<>();
    int[] missing = {0};
    values.forEach(
        value -> {
          if (value == null) {
            missing[0]++;
          } else {
            counts.merge(value, 1, Integer::sum);
          }
        });
    boolean others = counts.size() > oneHotLimit;
    List<String> levels = counts.size() < 2 ? List.of() : most(counts);
    return new Column.Categorical(column, levels, others, missing[0] > 0 && !counts.isEmpty());
  }

  /** The most frequent categories, sorted. */
  private List<String> most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(oneHotLimit)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
