package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.trial.Metric;

/**
 * Sum over all weights of |w dL/dw|: how much the loss depends on the presence of each connection.
 *
 * <p>Namhoon Lee, Thalaiyasingam Ajanthan, Philip H. S. Torr: SNIP: Single-shot Network Pruning
 * based on Connection Sensitivity. ICLR 2019, equation 5. The gradient with respect to a mask that
 * is 1 everywhere is w dL/dw, so that no mask is needed. The paper divides by the sum over the
 * network; as a score of a network it is the sum itself (Abdelfattah et al., ICLR 2021).
 */
record Snip() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger("snip", "", "Zero-cost score: how much the loss depends on connections.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return LossGradients.score(
        subject, 1, (weights, gradients) -> sensitivity(weights, gradients.get(0)));
  }

  private static double sensitivity(List<NDArray> weights, List<NDArray> gradients) {
    return IntStream.range(0, weights.size())
        .mapToDouble(i -> gradients.get(i).mul(weights.get(i)).abs().sum().getDouble())
        .sum();
  }
}
