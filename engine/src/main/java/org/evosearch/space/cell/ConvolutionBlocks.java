package org.evosearch.space.cell;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;

/** Convolutions with their activations and normalizations; each method returns the last node. */
public final class ConvolutionBlocks {

  private ConvolutionBlocks() {}

  /** Adds convolution, batch normalization. */
  public static int addNormalized(Architecture.Builder builder, int node, Convolution convolution) {
    return builder.add(new BatchNormalization(true), builder.add(convolution, node));
  }

  /** Adds ReLU, convolution, batch normalization. */
  public static int addActivated(Architecture.Builder builder, int node, Convolution convolution) {
    int active = builder.add(new Activation(ActivationFunction.RELU), node);
    return addNormalized(builder, active, convolution);
  }

  /**
   * Adds ReLU, depthwise convolution, 1x1 convolution, batch normalization. François Chollet:
   * Xception. CVPR 2017, figure 4; here a ReLU precedes it.
   *
   * @param spatial with as many channels as the input has; it becomes depthwise
   * @param channels of the output
   */
  public static int addSeparable(
      Architecture.Builder builder, int node, Convolution spatial, int channels) {
    int active = builder.add(new Activation(ActivationFunction.RELU), node);
    int depthwise = builder.add(spatial.withGroups(spatial.channels()), active);
    return addNormalized(builder, depthwise, Convolution.same(channels, 1));
  }

  /**
   * Adds twice ReLU, 3x3 convolution, batch normalization; the first convolution changes the shape.
   */
  public static int addTwo(Architecture.Builder builder, int node, Scaling scaling) {
    int first = addActivated(builder, node, scaling.convolution(3));
    return addActivated(builder, first, Convolution.same(scaling.channels(), 3));
  }
}
