package org.evosearch.architecture.operation;

import java.util.List;
import java.util.Objects;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The largest or the mean value of each window, (N, C, H, W) to (N, C, H', W') with {@code H' =
 * floor((H + 2 padding - kernel) / stride) + 1}. The mean does not count the padding.
 *
 * @param kind largest or mean
 * @param kernel the window, a square or a row
 * @param stride step in each direction that the window moves in, in pixels
 * @param padding added at each side of such a direction, in pixels, at most half of the kernel
 */
public record Pooling(Kind kind, Kernel kernel, int stride, int padding) implements Operation {

  /** The statistic of a window. */
  public enum Kind {
    /** The largest value. */
    MAX,
    /** The mean of the values inside the image. */
    AVERAGE
  }

  /** Checks that every number is in its range. */
  public Pooling {
    Operation.atLeast(1, "kernel", Objects.requireNonNull(kernel, "no kernel").width());
    Operation.atLeast(1, "stride", stride);
    Operation.atLeast(0, "padding", padding);
    if (2 * padding > kernel.width()) {
      throw new ShapeException("Invalid padding: " + padding + " (at most half of " + kernel + ")");
    }
  }

  /** Pooling with a square window of the given side. */
  public Pooling(Kind kind, int kernel, int stride, int padding) {
    this(kind, Kernel.square(kernel), stride, padding);
  }

  @Override
  public Pooling ofRow() {
    return new Pooling(kind, kernel.asRow(), stride, padding);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    int height = kernel.isRow() ? input.height() : side(input.height());
    return TensorShape.image(input.channels(), height, side(input.width()));
  }

  private int side(int side) {
    return Math.floorDiv(side + 2 * padding - kernel.width(), stride) + 1;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitPooling(this);
  }
}
