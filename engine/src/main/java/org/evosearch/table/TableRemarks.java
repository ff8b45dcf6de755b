package org.evosearch.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Remarks on a table that is readable but unusual: missing values, and scales that look wrong.
 *
 * @param columns of the values of each row
 * @param infinite number of infinite values of each column
 * @param rows values of each key, NaN for missing ones
 */
record TableRemarks(List<MetricColumn> columns, List<Integer> infinite, Collection<double[]> rows) {

  /** In fewer rows, all values may really be low. */
  private static final int FEWEST_FOR_A_SCALE = 10;

  /** Copies the lists. */
  TableRemarks {
    columns = List.copyOf(columns);
    infinite = List.copyOf(infinite);
  }

  /** The remarks, one line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      addGaps(i, lines);
      addScale(i, lines);
    }
    return List.copyOf(lines);
  }

  /** Number of keys that have a value of a metric. */
  long known(int metric) {
    return values(metric).count();
  }

  private DoubleStream values(int metric) {
    return rows.stream().mapToDouble(row -> row[metric]).filter(value -> !Double.isNaN(value));
  }

  private void addGaps(int metric, List<String> lines) {
    long missing = rows.size() - known(metric);
    if (missing > 0) {
      String endless =
          infinite.get(metric) == 0
              ? ""
              : String.format(Locale.ROOT, " (infinite: %,d)", infinite.get(metric));
      lines.add(
          String.format(
              Locale.ROOT,
              "The table has no %s for %,d of its %,d networks%s.",
              columns.get(metric).metric().key(),
              missing,
              rows.size(),
              endless));
    }
  }

  private void addScale(int metric, List<String> lines) {
    DoubleSummaryStatistics all = values(metric).summaryStatistics();
    if (columns.get(metric).isShare()
        && all.getCount() >= FEWEST_FOR_A_SCALE
        && all.getMax() <= 1) {
      String key = columns.get(metric).metric().key();
      lines.add(
          ("No %s of the table is above 1 percent. If these are fractions of 1:"
                  + " -D evaluation.tabular.scale.%s=100")
              .formatted(key, key));
    }
  }
}
