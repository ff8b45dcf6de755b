package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The largest or the mean value of each window; zeros added at the border are not counted in the
 * mean.
 *
 * @param kind largest or mean
 * @param kernel side of the window, in pixels
 * @param stride step, in pixels
 * @param padding added at each side, at most half of the kernel
 */
public record Pooling(Kind kind, int kernel, int stride, int padding) implements Operation {

  /** What is taken of a window. */
  public enum Kind {
    /** The largest value. */
    MAX,
    /** The mean of the values inside the image. */
    AVERAGE
  }

  /** Checks that every number is in its range. */
  public Pooling {
    Operation.atLeast(1, "kernel", kernel);
    Operation.atLeast(1, "stride", stride);
    Operation.atLeast(0, "padding", padding);
    if (2 * padding > kernel) {
      throw new ShapeException("Invalid padding: " + padding + " (at most half of " + kernel + ")");
    }
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    return TensorShape.image(input.channels(), side(input.height()), side(input.width()));
  }

  private int side(int side) {
    return Math.floorDiv(side + 2 * padding - kernel, stride) + 1;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitPooling(this);
  }
}
