package org.evosearch.inheritance;

import java.util.Map;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.tensor.Tensor;

/**
 * Initializes a new layer as the identity, so that the deeper network computes the same function.
 * That is exact where the activation after the layer changes nothing, like ReLU after ReLU.
 *
 * <p>Tianqi Chen, Ian Goodfellow, Jonathon Shlens: Net2Net. ICLR 2016, section 2.3 and algorithm 2.
 */
final class Net2Deeper {

  /**
   * The constant that {@link org.evosearch.architecture.operation.BatchNormalization} adds to
   * variances.
   */
  private static final double EPSILON = 1e-5;

  private Net2Deeper() {}

  /**
   * The weight of a map that passes channels on: each output is the first of the inputs that stand
   * for its channel. Outputs whose channel no input stands for keep their fresh weights.
   *
   * @param fresh (outputs, inputs) or (outputs, inputs, k, k), k odd
   */
  static Tensor identity(Tensor fresh, ChannelMap outputs, ChannelMap inputs) {
    Tensor identity = fresh.copy();
    int kernel = fresh.values().length / (outputs.childWidth() * inputs.childWidth());
    for (int o = 0; o < outputs.childWidth(); o++) {
      int input = outputs.source(o) == ChannelMap.NEW ? -1 : inputs.first(outputs.source(o));
      if (input >= 0) {
        int row = o * inputs.childWidth() * kernel;
        java.util.Arrays.fill(identity.values(), row, row + inputs.childWidth() * kernel, 0);
        identity.values()[row + input * kernel + kernel / 2] = 1;
      }
    }
    return identity;
  }

  /** The kernels of a depthwise convolution that passes channels on, (channels, 1, k, k), k odd. */
  static Tensor depthwiseIdentity(Tensor fresh) {
    Tensor identity = Tensor.filled(fresh.shape(), 0);
    int kernel = fresh.values().length / fresh.shape().get(0);
    for (int center = kernel / 2; center < identity.values().length; center += kernel) {
      identity.values()[center] = 1;
    }
    return identity;
  }

  /**
   * A batch normalization that passes its input on as long as its running statistics are mean 0 and
   * variance 1.
   */
  static Map<String, Tensor> passingOn(Map<String, Tensor> fresh) {
    Tensor scale = NodeArrays.named(fresh, "scale");
    return Map.of(
        "scale", Tensor.filled(scale.shape(), (float) Math.sqrt(1 + EPSILON)),
        "shift", Tensor.filled(scale.shape(), 0),
        "runningMean", Tensor.filled(scale.shape(), 0),
        "runningVariance", Tensor.filled(scale.shape(), 1));
  }

  /** Scale and shift that undo a normalization by the given statistics of its input. */
  static Map<String, Tensor> undoing(Tensor mean, Tensor variance) {
    Tensor scale = variance.copy();
    for (int i = 0; i < scale.values().length; i++) {
      scale.values()[i] = (float) Math.sqrt(scale.values()[i] + EPSILON);
    }
    return Map.of("scale", scale, "shift", mean.copy());
  }

  /** Whether an activation leaves values unchanged that are not negative. */
  static boolean keepsPositive(ActivationFunction function) {
    return function == ActivationFunction.RELU
        || function == ActivationFunction.ELU
        || function == ActivationFunction.LINEAR;
  }
}
