package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Cross-entropy of logits, in nats. */
public final class LossFunction {

  private LossFunction() {}

  /**
   * Mean cross-entropy over a batch, against targets of which a share is spread evenly over all
   * classes. Christian Szegedy et al.: Rethinking the Inception Architecture. CVPR 2016, section 7.
   *
   * @param logits (N, K)
   * @param labels (N), whole numbers
   * @param smoothing the share, in [0, 1)
   * @return scalar
   */
  public static NDArray mean(NDArray logits, NDArray labels, double smoothing) {
    NDArray logProbabilities = logits.logSoftmax(1);
    NDArray loss = ofLabels(logProbabilities, labels).mean().neg();
    if (smoothing == 0) {
      return loss;
    }
    return times(loss, 1 - smoothing).sub(times(logProbabilities.mean(), smoothing));
  }

  /**
   * A scalar times a constant, with a gradient. The constant is an array that libtorch owns: the
   * one that {@code mul(Number)} creates lies in memory of the JVM that may be freed before the
   * gradient is computed with it.
   */
  static NDArray times(NDArray scalar, double constant) {
    return scalar.mul(scalar.getManager().full(new Shape(), (float) constant));
  }

  /** Sum of the cross-entropy over a batch, without smoothing; scalar. */
  static NDArray sum(NDArray logits, NDArray labels) {
    return ofLabels(logits.logSoftmax(1), labels).sum().neg();
  }

  private static NDArray ofLabels(NDArray logProbabilities, NDArray labels) {
    return logProbabilities.gather(labels.expandDims(1), 1);
  }
}
