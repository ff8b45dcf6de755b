package org.evosearch.training;

import ai.djl.ndarray.NDArray;

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
    // A scalar times a double would be a double, which the gradient does not take.
    return loss.mul((float) (1 - smoothing)).sub(logProbabilities.mean().mul((float) smoothing));
  }

  /** Sum of the cross-entropy over a batch, without smoothing; scalar. */
  static NDArray sum(NDArray logits, NDArray labels) {
    return ofLabels(logits.logSoftmax(1), labels).sum().neg();
  }

  private static NDArray ofLabels(NDArray logProbabilities, NDArray labels) {
    return logProbabilities.gather(labels.expandDims(1), 1);
  }
}
