package org.evosearch.architecture.shape;

import java.io.Serializable;

/**
 * The window that a convolution or pooling moves over a feature map: a square, or one row for
 * signals, which are feature maps of one row. A window of one row moves along the width alone: its
 * stride, padding and dilation are those of the width.
 *
 * @param height in pixels: the width, or 1
 * @param width in pixels
 */
public record Kernel(int height, int width) implements Serializable {

  /** Checks the form. */
  public Kernel {
    if (height != width && height != 1) {
      throw new ShapeException(
          "Invalid kernel: " + height + "x" + width + " (square, or of height 1)");
    }
  }

  /** A square; of side 1 it is also the row of one pixel. */
  public static Kernel square(int side) {
    return new Kernel(side, side);
  }

  /** One row. */
  public static Kernel row(int width) {
    return new Kernel(1, width);
  }

  /** Whether it moves along the width alone. */
  public boolean isRow() {
    return height < width;
  }

  /** The row of this window's width. */
  public Kernel asRow() {
    return row(width);
  }

  /** Pixels in the window. */
  public long area() {
    return (long) height * width;
  }

  /**
   * The stride, padding or dilation along the height.
   *
   * @param value the one along the width
   * @param none the value without effect, for rows
   */
  public int alongHeight(int value, int none) {
    return isRow() ? none : value;
  }

  /** The side of a square, both sides of a row. */
  @Override
  public String toString() {
    return isRow() ? height + "x" + width : String.valueOf(width);
  }
}
