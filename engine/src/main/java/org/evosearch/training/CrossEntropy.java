package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Cross-entropy of logits. Class weights and smoothing apply to the minimized mean, not to the sums
 * of scores.
 *
 * @param smoothing share of the target that is spread over all classes, in [0, 1)
 * @param weights of the classes, (1, K); empty if all are 1
 */
record CrossEntropy(double smoothing, Optional<NDArray> weights) implements Criterion {

  /** Without smoothing and weights. */
  static final CrossEntropy PLAIN = new CrossEntropy(0, Optional.empty());

  @Override
  public NDArray mean(NDArray outputs, NDArray targets) {
    return weights
        .map(all -> weighted(outputs, targets, all))
        .orElseGet(() -> LossFunction.mean(outputs, targets, smoothing));
  }

  /** A mean in which examples and the smoothed part of their targets are weighted by class. */
  private NDArray weighted(NDArray outputs, NDArray targets, NDArray all) {
    NDArray logProbabilities = outputs.logSoftmax(1);
    NDArray labels = targets.expandDims(1);
    NDArray own = all.broadcast(new Shape(targets.size(), all.size(1))).gather(labels, 1);
    NDArray total = own.sum();
    NDArray loss = logProbabilities.gather(labels, 1).mul(own).sum().div(total).neg();
    if (smoothing == 0) {
      return loss;
    }
    NDArray spread = logProbabilities.mul(all).sum().div(total);
    return LossFunction.times(loss, 1 - smoothing)
        .sub(LossFunction.times(spread, smoothing / all.size(1)));
  }

  @Override
  public NDArray sum(NDArray outputs, NDArray targets) {
    return LossFunction.sum(outputs, targets);
  }

  @Override
  public Optional<NDArray> right(NDArray outputs, NDArray targets) {
    return Optional.of(outputs.argMax(1).eq(targets).sum());
  }
}
