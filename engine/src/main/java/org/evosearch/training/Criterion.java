package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.evosearch.dataset.Targets;

/** The loss for a kind of targets: what training runs minimize, and what networks are scored by. */
public sealed interface Criterion permits CrossEntropy, SquaredError {

  /** Mean over a batch of what is minimized; outputs (N, K); scalar. */
  NDArray mean(NDArray outputs, NDArray targets);

  /** Sum over a batch of the loss by which networks are compared; scalar. */
  NDArray sum(NDArray outputs, NDArray targets);

  /** Number of correct predictions in a batch, scalar; empty for numeric targets. */
  Optional<NDArray> right(NDArray outputs, NDArray targets);

  /**
   * The criterion of a training run.
   *
   * @param strata of the training examples
   * @param manager owner of class weights on the device
   */
  static Criterion of(
      Targets targets, int[] strata, TrainingPlan.LossPlan plan, NDManager manager) {
    if (targets instanceof Targets.Numbers) {
      return new SquaredError();
    }
    float[] weights = plan.classWeights().of(strata, targets.outputs());
    return new CrossEntropy(
        plan.labelSmoothing(),
        weights.length == 0
            ? Optional.empty()
            : Optional.of(manager.create(weights, new Shape(1, weights.length))));
  }
}
