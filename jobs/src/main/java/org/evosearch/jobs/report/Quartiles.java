package org.evosearch.jobs.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Five numbers and the mean of a sample; NaN where it is empty. Quartiles interpolate as those of
 * NumPy, R and SQL's PERCENTILE_CONT do (Hyndman and Fan's type 7).
 *
 * @param low smallest value
 * @param first quartile
 * @param median second quartile
 * @param third quartile
 * @param high largest value
 * @param mean arithmetic mean
 */
record Quartiles(double low, double first, double median, double third, double high, double mean) {

  private static final double QUARTER = 25;

  static Quartiles of(DoubleStream values) {
    double[] sample = values.toArray();
    if (sample.length == 0) {
      return new Quartiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(sample);
    return new Quartiles(
        Arrays.stream(sample).min().orElseThrow(),
        percentile.evaluate(QUARTER),
        percentile.evaluate(2 * QUARTER),
        percentile.evaluate(3 * QUARTER),
        Arrays.stream(sample).max().orElseThrow(),
        Arrays.stream(sample).average().orElseThrow());
  }

  double[] toArray() {
    return new double[] {low, first, median, third, high, mean};
  }
}
