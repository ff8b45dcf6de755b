package org.evosearch.architecture.shape;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of one image's tensor at a node, without the batch axis: (C, H, W) for feature maps,
 * (T, D) for T tokens of width D, (F) for a vector. The input of a network may also be a signal (C,
 * T), which the network takes as a feature map (C, 1, T).
 */
public record TensorShape(List<Integer> dimensions) implements Serializable {

  /** More elements than the memory of any device holds. */
  private static final long MAX_ELEMENTS = 1L << 40;

  private static final int LARGEST_DIMENSION = 1 << 30;

  /** Checks that every dimension is positive, and that there are at most 2^40 elements. */
  public TensorShape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d < 1)) {
      throw new ShapeException("Invalid shape: " + dimensions + " (all dimensions are positive)");
    }
    if (isTooLarge(dimensions)) {
      throw new ShapeException("Invalid shape: " + dimensions + " (at most 2^40 numbers)");
    }
  }

  private static boolean isTooLarge(List<Integer> dimensions) {
    double elements = 1;
    for (int dimension : dimensions) {
      elements *= dimension > LARGEST_DIMENSION ? Double.POSITIVE_INFINITY : dimension;
    }
    return elements > MAX_ELEMENTS;
  }

  /** A feature map of shape (C, H, W). */
  public static TensorShape image(int channels, int height, int width) {
    return new TensorShape(List.of(channels, height, width));
  }

  /** A sequence of shape (T, D). */
  public static TensorShape tokens(int count, int width) {
    return new TensorShape(List.of(count, width));
  }

  /** A signal of shape (C, T). */
  public static TensorShape signal(int channels, int length) {
    return new TensorShape(List.of(channels, length));
  }

  /** A vector of shape (F). */
  public static TensorShape vector(int features) {
    return new TensorShape(List.of(features));
  }

  /** Whether this is a feature map (C, H, W). */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /** Whether this is a sequence (T, D). */
  public boolean isTokens() {
    return dimensions.size() == 2;
  }

  /** Whether this is a vector (F). */
  public boolean isVector() {
    return dimensions.size() == 1;
  }

  /** C of a feature map. */
  public int channels() {
    return requireImage().dimensions.get(0);
  }

  /** H of a feature map. */
  public int height() {
    return requireImage().dimensions.get(1);
  }

  /** W of a feature map. */
  public int width() {
    return requireImage().dimensions.get(2);
  }

  /** Whether this is, at a network's input, a signal (C, T). */
  public boolean isSignal() {
    return dimensions.size() == 2;
  }

  /** This feature map; for a signal (C, T) the one of one row, (C, 1, T). */
  public TensorShape featureMap() {
    return isSignal() ? image(dimensions.get(0), 1, dimensions.get(1)) : requireImage();
  }

  /** This feature map with another number of channels, or vector of another length. */
  public TensorShape withChannels(int channels) {
    List<Integer> sides = dimensions.subList(1, dimensions.size());
    return new TensorShape(Stream.concat(Stream.of(channels), sides.stream()).toList());
  }

  /** The shorter side of a feature map, or the length of a signal. */
  public int shorterSide() {
    return isSignal() ? dimensions.get(1) : Math.min(height(), width());
  }

  /** The feature map after its height and width, or the length of a signal, were halved. */
  public TensorShape halved(int times) {
    TensorShape map = featureMap();
    int height = isSignal() ? 1 : map.height() >> times;
    return image(map.channels(), height, map.width() >> times);
  }

  /**
   * Whether height and width of this feature map, or a signal's length, are multiples of a number.
   */
  public boolean hasSidesOf(int divisor) {
    return (isSignal() || height() % divisor == 0) && featureMap().width() % divisor == 0;
  }

  /** How often all sides can be halved without remainder. */
  public int mostHalvings() {
    TensorShape map = featureMap();
    return Integer.numberOfTrailingZeros(isSignal() ? map.width() : map.height() | map.width());
  }

  /** D of a sequence, F of a vector: the axis that a linear layer maps. */
  public int features() {
    if (isImage()) {
      throw new ShapeException("Invalid shape: " + this + " (a vector or tokens are needed)");
    }
    return dimensions.get(dimensions.size() - 1);
  }

  /** Number of elements of one image's tensor. */
  public long elements() {
    return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Returns this shape if it is a feature map, and throws otherwise. */
  public TensorShape requireImage() {
    if (!isImage()) {
      throw new ShapeException("Invalid shape: " + this + " (a feature map (C, H, W) is needed)");
    }
    return this;
  }

  /** Returns this shape if it is a sequence, and throws otherwise. */
  public TensorShape requireTokens() {
    if (!isTokens()) {
      throw new ShapeException("Invalid shape: " + this + " (tokens (T, D) are needed)");
    }
    return this;
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
