package org.evosearch.architecture.operation;

import java.util.List;
import java.util.Objects;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A convolution, (N, C, H, W) to (N, channels, H', W') with {@code H' = floor((H + 2 padding -
 * dilation (kernel - 1) - 1) / stride) + 1}. With a row as kernel it is one-dimensional: it moves
 * along the width and keeps the height.
 *
 * <p>{@code groups = C = channels} is the depthwise convolution.
 *
 * @param channels output channels, a multiple of the groups
 * @param kernel a square or a row
 * @param stride step in each direction that the kernel moves in, in pixels
 * @param padding zeros added at each side of such a direction, in pixels
 * @param dilation distance between the kernel's points, in pixels
 * @param groups number of groups into which input and output channels are divided
 * @param bias whether it adds a learned bias to each output channel
 */
public record Convolution(
    int channels, Kernel kernel, int stride, int padding, int dilation, int groups, boolean bias)
    implements Operation {

  /** Checks that every number is in its range. */
  public Convolution {
    Operation.atLeast(1, "channels", channels);
    Operation.atLeast(1, "kernel", Objects.requireNonNull(kernel, "no kernel").width());
    Operation.atLeast(1, "stride", stride);
    Operation.atLeast(0, "padding", padding);
    Operation.atLeast(1, "dilation", dilation);
    Operation.atLeast(1, "groups", groups);
    if (channels % groups != 0) {
      throw new ShapeException("Invalid groups: " + groups + " (do not divide " + channels + ")");
    }
  }

  /** A convolution with a square kernel of the given side. */
  public Convolution(
      int channels, int kernel, int stride, int padding, int dilation, int groups, boolean bias) {
    this(channels, Kernel.square(kernel), stride, padding, dilation, groups, bias);
  }

  /** A dense convolution with an odd kernel that keeps height and width, without bias. */
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
    int keeping = other * (kernel.width() - 1) / 2;
    return new Convolution(channels, kernel, stride, keeping, other, groups, bias);
  }

  /** This convolution with another number of groups. */
  public Convolution withGroups(int other) {
    return new Convolution(channels, kernel, stride, padding, dilation, other, bias);
  }

  /** This convolution with a bias. */
  public Convolution withBias() {
    return new Convolution(channels, kernel, stride, padding, dilation, groups, true);
  }

  @Override
  public Convolution ofRow() {
    return new Convolution(channels, kernel.asRow(), stride, padding, dilation, groups, bias);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    if (input.channels() % groups != 0) {
      throw new ShapeException(this + " cannot divide the channels of " + input);
    }
    int height = kernel.isRow() ? input.height() : side(input.height());
    return TensorShape.image(channels, height, side(input.width()));
  }

  private int side(int side) {
    long window = (long) dilation * (kernel.width() - 1) + 1;
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
    return Math.multiplyExact(pairs, kernel.area());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitConvolution(this);
  }
}
