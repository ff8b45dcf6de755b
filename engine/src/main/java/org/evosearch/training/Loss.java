package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * What a training run minimizes: the loss of the network, plus the weighted loss of an auxiliary
 * head, whose outputs follow those of the network.
 *
 * @param criterion of each
 * @param auxiliary weight of the auxiliary head, if there is one
 */
record Loss(Criterion criterion, Optional<Double> auxiliary) {

  /** Mean over a batch; outputs (N, K), or (N, 2 K) with an auxiliary head; scalar. */
  NDArray mean(NDArray outputs, NDArray targets) {
    return auxiliary
        .map(weight -> ofBoth(outputs.split(2, 1), targets, weight))
        .orElseGet(() -> criterion.mean(outputs, targets));
  }

  private NDArray ofBoth(NDList heads, NDArray targets, double weight) {
    NDArray second = criterion.mean(heads.get(1), targets);
    return criterion.mean(heads.get(0), targets).add(LossFunction.times(second, weight));
  }

  /** The outputs of the network alone, (N, K). */
  NDArray ofNetwork(NDArray outputs) {
    return auxiliary.isEmpty() ? outputs : outputs.split(2, 1).get(0);
  }
}
