package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A two-dimensional convolution, (N, C, H, W) to (N, channels, H', W') with {@code H' = floor((H +
 * 2 padding - dilation (kernel - 1) - 1) / stride) + 1}.
 *
 * <p>{@code groups = C = channels} is the depthwise convolution.
 *
 * @param channels output channels, a multiple of the groups
 * @param kernel side of the square kernel, in pixels
 * @param stride step in both directions, in pixels
 * @param padding zeros added at each side, in pixels
 * @param dilation distance between the kernel's points, in pixels
 * @param groups into which input and output channels are divided
 * @param bias whether a number is learned for each output channel
 */
public record Convolution(
    int channels, int kernel, int stride, int padding, int dilation, int groups, boolean bias)
    implements Operation {

  /** Checks that every number is in its range. */
  public Convolution {
    Operation.atLeast(1, "channels", channels);
    Operation.atLeast(1, "kernel", kernel);
    Operation.atLeast(1, "stride", stride);
    Operation.atLeast(0, "padding", padding);
    Operation.atLeast(1, "dilation", dilation);
    Operation.atLeast(1, "groups", groups);
    if (channels % groups != 0) {
      throw new ShapeException("Invalid groups: " + groups + " (do not divide " + channels + ")");
    }
  }

  /** A dense convolution of odd kernel that keeps height and width, with no bias. */
  public static Convolution same(int channels, int kernel) {
    return new Convolution(channels, kernel, 1, kernel / 2, 1, 1, false);
  }

  /** This convolution with another stride. */
  public Convolution withStride(int other) {
    return new Convolution(channels, kernel, other, padding, dilation, groups, bias);
  }

  /**
   * This convolution with another dilation, and the padding that keeps height and width at stride
   * 1.
   */
  public Convolution withDilation(int other) {
    int keeping = other * (kernel - 1) / 2;
    return new Convolution(channels, kernel, stride, keeping, other, groups, bias);
  }

  /** This convolution with other groups. */
  public Convolution withGroups(int other) {
    return new Convolution(channels, kernel, stride, padding, dilation, other, bias);
  }

  /** This convolution with a bias. */
  public Convolution withBias() {
    return new Convolution(channels, kernel, stride, padding, dilation, groups, true);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    if (input.channels() % groups != 0) {
      throw new ShapeException(this + " cannot divide the channels of " + input);
    }
    return TensorShape.image(channels, side(input.height()), side(input.width()));
  }

  private int side(int side) {
    long window = (long) dilation * (kernel - 1) + 1;
    return Math.toIntExact(Math.floorDiv(side + 2L * padding - window, stride) + 1);
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return weights(inputs) + (bias ? channels : 0);
  }

  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    TensorShape output = shape(inputs);
    return Math.multiplyExact(weights(inputs), (long) output.height() * output.width());
  }

  private long weights(List<TensorShape> inputs) {
    long pairs = (long) channels * (inputs.get(0).channels() / groups);
    return Math.multiplyExact(pairs, (long) kernel * kernel);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitConvolution(this);
  }
}
