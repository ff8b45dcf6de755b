package org.evosearch.predictor;

/**
 * One epoch of a predictor's training.
 *
 * @param number from 1
 * @param loss mean squared error over the trainings that were learned from, on the targets' scale
 * @param learningRate of the epoch
 * @param heldOut agreement on the held out trainings after it
 */
public record PredictorEpoch(int number, double loss, double learningRate, Agreement heldOut) {

  /** Whether predictions agree better than after another epoch. */
  boolean isBetterThan(PredictorEpoch other, PredictorPlan.Judge judge) {
    double before = judge.of(other.heldOut);
    return Double.isNaN(before) || judge.of(heldOut) > before;
  }
}
