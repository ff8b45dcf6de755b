package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import org.evosearch.trial.Metric;

/**
 * Sum over the layers of the Euclidean norm of the gradient of the loss with respect to the layer's
 * weights: how fast a network begins to learn.
 *
 * <p>Mohamed S. Abdelfattah, Abhinav Mehrotra, Lukasz Dudziak, Nicholas D. Lane: Zero-Cost Proxies
 * for Lightweight NAS. ICLR 2021, section 3.1.
 */
record GradNorm() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger(
          "grad-norm", "", "Zero-cost score: sum of the norms of the gradients of all layers.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return LossGradients.score(
        subject,
        1,
        (weights, gradients) -> gradients.get(0).stream().mapToDouble(GradNorm::norm).sum());
  }

  private static double norm(NDArray gradient) {
    return Math.sqrt(gradient.square().sum().getDouble());
  }
}
