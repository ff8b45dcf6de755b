package org.evosearch.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Five numbers and the mean of a sample; NaN where it is empty. Quartiles are the nearest value, or
 * the mean of the two nearest (Hyndman and Fan's type 2), as the percentiles of comparisons are.
 *
 * @param low smallest value
 * @param first quartile
 * @param median second quartile
 * @param third quartile
 * @param high largest value
 * @param mean arithmetic mean
 */
record Quartiles(double low, double first, double median, double third, double high, double mean) {

  /** Names of the numbers in {@link #toArray()}. */
  static final List<String> NAMES =
      List.of("smallest", "first quartile", "median", "third quartile", "largest", "mean");

  private static final double QUARTER = 25;

  static Quartiles of(DoubleStream values) {
    double[] sample = values.toArray();
    if (sample.length == 0) {
      return new Quartiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_2);
    percentile.setData(sample);
    return new Quartiles(
        Arrays.stream(sample).min().orElseThrow(),
        percentile.evaluate(QUARTER),
        percentile.evaluate(2 * QUARTER),
        percentile.evaluate(3 * QUARTER),
        Arrays.stream(sample).max().orElseThrow(),
        Arrays.stream(sample).average().orElseThrow());
  }

  /** The numbers as tables have them. */
  List<String> texts() {
    return Arrays.stream(toArray()).mapToObj(DataTable::number).toList();
  }

  double[] toArray() {
    return new double[] {low, first, median, third, high, mean};
  }
}
