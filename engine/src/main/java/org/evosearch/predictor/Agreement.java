package org.evosearch.predictor;

import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * How well predictions agree with what was measured.
 *
 * @param pearson linear correlation, in [-1, 1]; NaN where one of the two does not vary
 * @param kendall rank correlation, tau-b, likewise
 */
public record Agreement(double pearson, double kendall) {

  /** No agreement is known. */
  static final Agreement NONE = new Agreement(Double.NaN, Double.NaN);

  /** The agreement of predictions with measurements, in the same order. */
  public static Agreement of(double[] predicted, double[] measured) {
    return predicted.length < 2
        ? NONE
        : new Agreement(
            new PearsonsCorrelation().correlation(predicted, measured),
            new KendallsCorrelation().correlation(predicted, measured));
  }
}
