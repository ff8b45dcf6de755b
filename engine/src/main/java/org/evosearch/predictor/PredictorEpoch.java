package org.evosearch.predictor;

/**
 * One training epoch of a predictor.
 *
 * @param number from 1
 * @param loss mean squared error over the training examples, on the targets' scale
 * @param learningRate of the epoch
 * @param heldOut agreement on the held-out examples after it
 */
public record PredictorEpoch(int number, double loss, double learningRate, Agreement heldOut) {

  /** Whether predictions agree better than after another epoch. */
  boolean isBetterThan(PredictorEpoch other, PredictorPlan.Judge judge) {
    double before = judge.of(other.heldOut);
    return Double.isNaN(before) || judge.of(heldOut) > before;
  }
}
