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
 * How the output of a cell, or of an edge, differs from its input.
 *
 * @param inputs channels that come
 * @param channels channels that go
 * @param stride 2 if height and width are halved, else 1
 */
public record Scaling(int inputs, int channels, int stride) {

  /** Nothing differs. */
  public static Scaling keeping(int channels) {
    return new Scaling(channels, channels, 1);
  }

  /** Whether nothing differs. */
  public boolean keeps() {
    return inputs == channels && stride == 1;
  }

  /** A convolution that scales so, with no bias. */
  public Convolution convolution(int kernel) {
    return Convolution.same(channels, kernel).withStride(stride);
  }

  /** Adds zeros of the scaled shape; channels must be kept or multiplied. */
  int addZeros(Architecture.Builder builder, int node) {
    int zeros = builder.add(new Zero(stride), node);
    int copies = channels / inputs;
    return copies == 1
        ? zeros
        : builder.add(new Concatenation(), IntStream.generate(() -> zeros).limit(copies).toArray());
  }

  /** Adds what passes on, as far as shapes allow; where sides are halved they must be even. */
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
