package org.evosearch.evaluation;

import java.util.List;
import java.util.function.Predicate;
import org.evosearch.trial.Epoch;

/**
 * Ends a training run whose best validation accuracy so far is below the threshold of its last
 * epoch by more than the standard error of that accuracy.
 *
 * @param thresholds in percent, by epoch; after the last one no run is ended
 * @param images number of validation images, at least 1
 */
record EarlyEnd(List<Double> thresholds, long images) implements Predicate<List<Epoch>> {

  private static final double ALL = 100;

  @Override
  public boolean test(List<Epoch> curve) {
    if (curve.isEmpty() || curve.size() > thresholds.size()) {
      return false;
    }
    double best = curve.stream().mapToDouble(Epoch::validationAccuracy).max().orElse(Double.NaN);
    return best < thresholds.get(curve.size() - 1) - standardError(best);
  }

  /** Binomial standard error of an accuracy, in percent. */
  private double standardError(double accuracy) {
    return Math.sqrt(accuracy * (ALL - accuracy) / images);
  }
}
