package org.evosearch.predictor;

import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * How well predictions agree with what was measured.
 *
 * @param pearson linear correlation, in [-1, 1]; NaN where one of the two does not vary
 * @param kendall tau-b, the same of ranks
 */
public record Agreement(double pearson, double kendall) {

  /** Nothing is known. */
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
