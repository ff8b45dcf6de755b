package org.evosearch.table;

import java.nio.file.Path;
import java.util.Set;
import org.evosearch.trial.Metric;

/**
 * The column that holds a metric.
 *
 * @param metric of its values
 * @param file that has it
 * @param name of the column
 * @param scale by which its values are multiplied
 */
record MetricColumn(Metric metric, Path file, String name, double scale) {

  private static final Set<Metric> SHARES =
      Set.of(Metric.VALIDATION_ACCURACY, Metric.TEST_ACCURACY);

  private static final Set<Metric> SIZES =
      Set.of(
          Metric.PARAMETERS,
          Metric.MULTIPLY_ADDS,
          Metric.LATENCY,
          Metric.ENERGY,
          Metric.TRAINING_TIME);

  /** Low enough that the sums of means stay finite. */
  private static final double LARGEST = 1e100;

  private static final double LARGEST_SIZE = 1e15;

  /** More than 100, because means may be rounded up. */
  private static final double ALL_IN_PERCENT = 100.001;

  /**
   * The value of a row.
   *
   * @param row its number, from 1
   * @return NaN if it is missing; infinite if the text is
   * @throws TableException if the text is not a number, or one that the metric cannot have
   */
  double value(String text, long row) {
    try {
      double value = NumberText.parse(text) * scale;
      if (Double.isFinite(value) && !(value >= least() && value <= most())) {
        throw new NumberFormatException(
            "which is no %s (%s to %s)".formatted(metric.key(), limit(least()), limit(most())));
      }
      return value;
    } catch (NumberFormatException e) {
      String place = "Cannot read " + file + ": row " + row + ": " + name + " holds " + text + ", ";
      throw new TableException(place + e.getMessage(), e);
    }
  }

  private static String limit(double value) {
    return value == ALL_IN_PERCENT ? "100" : String.valueOf(value).replaceFirst("\\.0$", "");
  }

  private double least() {
    return isShare() || isSize() ? 0 : -LARGEST;
  }

  private double most() {
    if (isShare()) {
      return ALL_IN_PERCENT;
    }
    return isSize() ? LARGEST_SIZE : LARGEST;
  }

  /** Whether its values are percentages. */
  boolean isShare() {
    return SHARES.contains(metric);
  }

  private boolean isSize() {
    return SIZES.contains(metric);
  }
}
