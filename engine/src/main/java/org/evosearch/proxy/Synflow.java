package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.training.GradientMode;
import org.evosearch.trial.Metric;

/**
 * Decimal logarithm of the sum over all weights of |w dR/dw|, where R is the sum of the outputs for
 * an image of ones, of the network without normalizations and with the absolute values of all its
 * parameters. No data is needed.
 *
 * <p>Hidenori Tanaka, Daniel Kunin, Daniel L. K. Yamins, Surya Ganguli: Pruning neural networks
 * without any data by iteratively conserving synaptic flow. NeurIPS 2020, equation 2. As a score of
 * networks after Abdelfattah et al. (ICLR 2021), who leave batch normalization out. We leave out
 * layer normalization, too, which would turn ones into zeros, and take the logarithm, which does
 * not change the ranking.
 *
 * <p>Numbers are float64. If their range is too small for a deep network, the image and all added
 * terms, such as biases, are scaled down, in which the sum is linear with rectifiers, and so are
 * the gradients.
 */
record Synflow() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger("synflow", "", "Zero-cost score: decimal logarithm of the synaptic flow.");
  private static final int SMALL = -250;

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
    double flow = logarithm(subject, 0);
    return Double.isFinite(flow) || flow < 0 ? flow : logarithm(subject, SMALL);
  }

  /** The score, computed with images and gradients scaled by a power of ten. */
  private static double logarithm(UntrainedNetwork subject, int exponent) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT64)) {
      return Math.log10(flow(network, scratch, Math.pow(10, exponent))) - 2 * exponent;
    }
  }

  /**
   * The flow through a network, whose parameters lose their signs.
   *
   * @param network float64, new
   * @param one the factor of forward and of backward values; the flow is scaled by its square
   */
  static double flow(Network network, NDManager scratch, double one) {
    try (NDScope scope = new NDScope()) {
      makePositive(network, one);
      try (GradientMode recording = GradientMode.recording()) {
        NDArray image = scratch.ones(shape(network), DataType.FLOAT64).mul(one);
        NDArray sum = network.unnormalizedForward(image).sum();
        GradientMode.backward(sum, scratch.create(one));
      }
      return flow(network.layerWeights());
    }
  }

  private static Shape shape(Network network) {
    TensorShape image = network.architecture().inputShape();
    return new Shape(1, image.channels(), image.height(), image.width());
  }

  private static void makePositive(Network network, double one) {
    try (GradientMode paused = GradientMode.paused()) {
      network.copy(
          network.block().getParameters().values().stream()
              .map(parameter -> positive(parameter, one))
              .toList());
    }
  }

  private static NDArray positive(Parameter parameter, double one) {
    NDArray absolute = parameter.getArray().abs();
    return parameter.getType() == Parameter.Type.WEIGHT ? absolute : absolute.mul(one);
  }

  private static double flow(List<NDArray> weights) {
    try (GradientMode paused = GradientMode.paused()) {
      return weights.stream()
          .mapToDouble(weight -> GradientMode.gradient(weight).mul(weight).abs().sum().getDouble())
          .sum();
    }
  }
}
