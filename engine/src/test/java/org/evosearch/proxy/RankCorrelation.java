package org.evosearch.proxy;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class RankCorrelation {

  private static final double TWO_SIDED_95 = 1.959964;

  private RankCorrelation() {}

  static double of(double[] one, double[] other) {
    return pearson(ranks(one), ranks(other));
  }

  /** What is left of a correlation when a third quantity is held fast. */
  static double partial(double[] one, double[] other, double[] fixed) {
    double a = of(one, fixed);
    double b = of(other, fixed);
    return (of(one, other) - a * b) / Math.sqrt((1 - a * a) * (1 - b * b));
  }

  /**
   * Half the width of the interval around a correlation that holds the true one in 95 % of cases.
   */
  static double uncertainty(double correlation, int pairs) {
    double z = 0.5 * Math.log((1 + correlation) / (1 - correlation));
    double width = TWO_SIDED_95 / Math.sqrt(pairs - 3);
    return (Math.tanh(z + width) - Math.tanh(z - width)) / 2;
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values).map(value -> rank(value, sorted)).toArray();
  }

  private static double rank(double value, double[] sorted) {
    int below = (int) Arrays.stream(sorted).filter(other -> other < value).count();
    int equal = (int) Arrays.stream(sorted).filter(other -> other == value).count();
    return below + (equal - 1) / 2.0;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double[] sums = new double[3];
    IntStream.range(0, x.length)
        .forEach(
            i -> {
              sums[0] += (x[i] - meanX) * (y[i] - meanY);
              sums[1] += (x[i] - meanX) * (x[i] - meanX);
              sums[2] += (y[i] - meanY) * (y[i] - meanY);
            });
    return sums[0] / Math.sqrt(sums[1] * sums[2]);
  }
}
