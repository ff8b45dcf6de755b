package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;

/**
 * Sum over the layers of the Euclidean norm of the loss's gradient by the layer's weights: how fast
 * a network begins to learn.
 *
 * <p>Mohamed S. Abdelfattah, Abhinav Mehrotra, Lukasz Dudziak, Nicholas D. Lane: Zero-Cost Proxies
 * for Lightweight NAS. ICLR 2021, section 3.1.
 */
final class GradNorm implements ZeroCostProxy {

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
