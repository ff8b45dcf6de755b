package org.evosearch.space.cell;

import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.Zero;

/**
 * How the shape of the output of a cell, or of an edge, differs from that of its input.
 *
 * @param inputs channels of the input
 * @param channels channels of the output
 * @param stride 2 if height and width are halved, else 1
 */
public record Scaling(int inputs, int channels, int stride) {

  /** A scaling that keeps the shape. */
  public static Scaling keeping(int channels) {
    return new Scaling(channels, channels, 1);
  }

  /** Whether the shape is kept. */
  public boolean keeps() {
    return inputs == channels && stride == 1;
  }

  /** A convolution that changes the shape in this way, without bias. */
  public Convolution convolution(int kernel) {
    return Convolution.same(channels, kernel).withStride(stride);
  }

  /** Adds zeros of the output shape; its channels must be a multiple of the input's. */
  int addZeros(Architecture.Builder builder, int node) {
    int zeros = builder.add(new Zero(stride), node);
    int copies = channels / inputs;
    return copies == 1
        ? zeros
        : builder.add(new Concatenation(), IntStream.generate(() -> zeros).limit(copies).toArray());
  }

  /**
   * Adds a skip connection: the input itself; if the channels change, a 1x1 convolution; if the
   * sides are halved, a factorized reduction, for which they must be even.
   */
  public int addSkip(Architecture.Builder builder, int node) {
    if (keeps()) {
      return node;
    }
    return stride == 1
        ? ConvolutionBlocks.addNormalized(builder, node, convolution(1))
        : addFactorizedReduction(builder, node);
  }

  /** Half of the channels from the even pixels, half from the odd ones; sides must be even. */
  private int addFactorizedReduction(Architecture.Builder builder, int node) {
    Convolution half = Convolution.same(channels / 2, 1).withStride(stride);
    int active = builder.add(new Activation(ActivationFunction.RELU), node);
    int even = builder.add(half, active);
    int odd = builder.add(half, builder.add(new Crop(1, 1), active));
    return builder.add(new BatchNormalization(true), builder.add(new Concatenation(), even, odd));
  }
}
