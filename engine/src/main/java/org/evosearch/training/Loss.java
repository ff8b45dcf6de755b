package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * What a training minimizes: the cross-entropy of the network, and with its weight that of a second
 * head, whose logits stand behind those of the network.
 *
 * @param smoothing share of the target that is spread over all classes, in [0, 1)
 * @param auxiliary weight of the second head, if there is one
 */
record Loss(double smoothing, Optional<Double> auxiliary) {

  /** Mean over a batch; logits (N, K), or (N, 2 K) with a second head; scalar. */
  NDArray mean(NDArray logits, NDArray labels) {
    return auxiliary
        .map(weight -> ofBoth(logits.split(2, 1), labels, weight))
        .orElseGet(() -> LossFunction.mean(logits, labels, smoothing));
  }

  private NDArray ofBoth(NDList heads, NDArray labels, double weight) {
    NDArray second = LossFunction.mean(heads.get(1), labels, smoothing);
    return LossFunction.mean(heads.get(0), labels, smoothing)
        .add(LossFunction.times(second, weight));
  }

  /** The logits of the network alone, (N, K). */
  NDArray ofNetwork(NDArray logits) {
    return auxiliary.isEmpty() ? logits : logits.split(2, 1).get(0);
  }
}
