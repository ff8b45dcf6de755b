package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import org.evosearch.network.Network;
import org.evosearch.training.GradientMode;
import org.evosearch.trial.Metric;

/**
 * Sum over the layers of the Euclidean norm of the layer's weights: a baseline that uses neither
 * images nor gradients.
 *
 * <p>Mohamed S. Abdelfattah, Abhinav Mehrotra, Lukasz Dudziak, Nicholas D. Lane: Zero-Cost Proxies
 * for Lightweight NAS. ICLR 2021; {@code l2_norm} of the authors' code.
 */
record L2Norm() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger(
          "l2-norm", "", "Zero-cost score: sum of the norms of the weights of all layers.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public int batches() {
    return 0;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT64);
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      return network.layerWeights().stream().mapToDouble(L2Norm::norm).sum();
    }
  }

  private static double norm(NDArray weights) {
    return Math.sqrt(weights.square().sum().getDouble());
  }
}
