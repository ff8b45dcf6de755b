package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import org.evosearch.network.Network;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.training.GradientMode;
import org.evosearch.trial.Metric;

/**
 * How little the gradients of the sum of the logits with respect to the pixels of different images
 * correlate: -(sum of ln(v + k) + 1 / (v + k)) over the eigenvalues v of their correlation matrix,
 * k = 1e-5.
 *
 * <p>Joseph Mellor, Jack Turner, Amos Storkey, Elliot J. Crowley: Neural Architecture Search
 * without Training. arXiv 2006.04647, first version, equation 2; {@code jacob_cov} of Abdelfattah
 * et al. (ICLR 2021).
 */
record Jacov() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger(
          "jacov", "", "Zero-cost score: how little gradients for different images correlate.");

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope()) {
      NDArray images = subject.batch(0, scratch).inputs();
      images.setRequiresGradient(true);
      try (GradientMode recording = GradientMode.recording()) {
        NDArray sum = network.probeForward(images, ForwardObserver.NONE).sum();
        GradientMode.backward(sum, scratch.create(1f));
      }
      return CorrelationSpectrum.score(jacobian(images));
    }
  }

  /** A row for each image. */
  private static double[][] jacobian(NDArray images) {
    NDArray gradient = GradientMode.gradient(images);
    return Rows.of(gradient.reshape(images.getShape().get(0), -1).toType(DataType.FLOAT64, false));
  }
}
