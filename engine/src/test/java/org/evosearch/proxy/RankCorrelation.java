package org.evosearch.proxy;

import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Rank correlations; equal values share the mean of their ranks. */
final class RankCorrelation {

  private static final double TWO_SIDED_95 = 1.959964;

  private RankCorrelation() {}

  /** Spearman's coefficient. */
  static double of(double[] one, double[] other) {
    return new SpearmansCorrelation().correlation(one, other);
  }

  /** Kendall's tau-b. */
  static double kendall(double[] one, double[] other) {
    return new KendallsCorrelation().correlation(one, other);
  }

  /** What is left of a correlation when a third quantity is held fast. */
  static double partial(double[] one, double[] other, double[] fixed) {
    double a = of(one, fixed);
    double b = of(other, fixed);
    return (of(one, other) - a * b) / Math.sqrt((1 - a * a) * (1 - b * b));
  }

  /**
   * Half the width of the interval around a correlation that holds the true one in 95 % of cases,
   * with the standard error that Spearman's coefficient has on Fisher's scale.
   *
   * <p>Douglas G. Bonett and Thomas A. Wright: Sample size requirements for estimating Pearson,
   * Kendall and Spearman correlations. Psychometrika 65, 2000.
   */
  static double uncertainty(double correlation, int pairs) {
    double z = 0.5 * Math.log((1 + correlation) / (1 - correlation));
    double error = Math.sqrt((1 + correlation * correlation / 2) / (pairs - 3));
    double width = TWO_SIDED_95 * error;
    return (Math.tanh(z + width) - Math.tanh(z - width)) / 2;
  }
}
