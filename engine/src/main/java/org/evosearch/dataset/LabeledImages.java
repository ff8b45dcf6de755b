package org.evosearch.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;

/** Images of one shape and their classes. Immutable, so that subsets can share their bytes. */
public final class LabeledImages {

  private final TensorShape shape;
  private final int maximum;
  private final int classes;

  private final ImageBytes pixels;
  private final int[] labels;

  /** Takes the arrays without copying them; callers must not use them any more. */
  public LabeledImages(TensorShape shape, int maximum, int classes, byte[][] pixels, int[] labels) {
    this(shape, maximum, classes, new BytesOnHeap(pixels), labels);
    for (byte[] image : pixels) {
      if (image.length != shape.elements()) {
        throw new IllegalArgumentException(
            "Invalid pixels: %s bytes (an image of shape %s)".formatted(image.length, shape));
      }
    }
  }

  /** Takes bytes that are known to be of the shape. */
  LabeledImages(TensorShape shape, int maximum, int classes, ImageBytes pixels, int[] labels) {
    this.shape = shape.requireImage();
    this.maximum = maximum;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
    checkMaximum();
    checkPixels();
    checkLabels();
  }

  /**
   * Copies images and labels.
   *
   * @param shape (C, H, W) of one image
   * @param maximum the byte value that stands for 1.0, 1 to 255
   * @param classes number of classes
   * @param pixels unsigned bytes of shape (N, C, H, W), row by row
   * @param labels N classes, each from 0 to {@code classes} - 1
   * @throws IllegalArgumentException if sizes or labels do not fit
   */
  public static LabeledImages of(
      TensorShape shape, int maximum, int classes, byte[] pixels, int[] labels) {
    return new LabeledImages(
        shape, maximum, classes, divided(pixels, shape, labels.length), labels.clone());
  }

  private static byte[][] divided(byte[] pixels, TensorShape shape, int images) {
    if (pixels.length != images * shape.elements()) {
      throw new IllegalArgumentException(
          "Invalid pixels: %s bytes (%s images of shape %s)"
              .formatted(pixels.length, images, shape));
    }
    int size = Math.toIntExact(shape.elements());
    return IntStream.range(0, images)
        .mapToObj(i -> Arrays.copyOfRange(pixels, i * size, (i + 1) * size))
        .toArray(byte[][]::new);
  }

  private void checkMaximum() {
    if (maximum < 1 || maximum > 255) {
      throw new IllegalArgumentException("Invalid maximum: " + maximum + " (1 to 255)");
    }
  }

  private void checkPixels() {
    if (pixels.count() != labels.length) {
      throw new IllegalArgumentException(
          "Invalid labels: %s (%s images)".formatted(labels.length, pixels.count()));
    }
  }

  private void checkLabels() {
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "Invalid label: " + label + " (0 to " + (classes - 1) + ")");
      }
    }
  }

  /** N, the number of images. */
  public int count() {
    return labels.length;
  }

  /** (C, H, W) of one image. */
  public TensorShape shape() {
    return shape;
  }

  /** The byte value that stands for 1.0. */
  public int maximum() {
    return maximum;
  }

  /** Number of classes, whether or not each has an image here. */
  public int classes() {
    return classes;
  }

  /** Unsigned bytes of shape (C, H, W) of one image, row by row, read-only. */
  public ByteBuffer pixels(int index) {
    return pixels.image(index);
  }

  /**
   * Copies the bytes of the images with the given indices, (indices, C, H, W), at most 2 GiB, to
   * memory outside the heap.
   */
  ByteBuffer pixels(int[] indices) {
    int size = Math.multiplyExact(indices.length, Math.toIntExact(shape.elements()));
    ByteBuffer copy = ByteBuffer.allocateDirect(size);
    Arrays.stream(indices).mapToObj(pixels::image).forEach(copy::put);
    return copy.flip();
  }

  /** The class of each image, as a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** Number of images of each class. */
  public int[] classCounts() {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * The images with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if an index is not from 0 to N - 1
   */
  public LabeledImages select(int[] indices) {
    int[] chosenLabels = Arrays.stream(indices).map(i -> labels[i]).toArray();
    return new LabeledImages(shape, maximum, classes, pixels.select(indices), chosenLabels);
  }

  /**
   * These images and then others of the same shape and classes.
   *
   * @throws IllegalArgumentException if the others differ in shape, maximum or number of classes
   */
  public LabeledImages with(LabeledImages others) {
    if (!shape.equals(others.shape) || maximum != others.maximum || classes != others.classes) {
      throw new IllegalArgumentException("Invalid images: " + others + " (" + this + ")");
    }
    int[] allLabels = Arrays.copyOf(labels, labels.length + others.labels.length);
    System.arraycopy(others.labels, 0, allLabels, labels.length, others.labels.length);
    return new LabeledImages(shape, maximum, classes, pixels.with(others.pixels), allLabels);
  }

  @Override
  public String toString() {
    return count() + " images " + shape + " of " + classes + " classes";
  }
}
