package org.evosearch.strategy.ednag;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Immutable points of R<sup>d</sup>. */
final class Points {

  private final int dimension;
  private final double[] numbers;

  /** The points whose coordinates are given, one point after the other. */
  private Points(int dimension, double[] numbers) {
    this.dimension = dimension;
    this.numbers = numbers;
  }

  /** The given number of points of a dimension. */
  static Points of(int size, int dimension, IntFunction<double[]> point) {
    double[] numbers = new double[size * dimension];
    for (int i = 0; i < size; i++) {
      System.arraycopy(point.apply(i), 0, numbers, i * dimension, dimension);
    }
    return new Points(dimension, numbers);
  }

  int size() {
    return numbers.length / dimension;
  }

  int dimension() {
    return dimension;
  }

  /** A copy of a point. */
  double[] point(int index) {
    return Arrays.copyOfRange(numbers, index * dimension, (index + 1) * dimension);
  }

  /** All coordinates, one point after the other; not a copy. */
  double[] numbers() {
    return numbers;
  }

  /** These points and others after them. */
  Points joined(Points others) {
    double[] both = Arrays.copyOf(numbers, numbers.length + others.numbers.length);
    System.arraycopy(others.numbers, 0, both, numbers.length, others.numbers.length);
    return new Points(dimension, both);
  }

  /** The points of the given indices. */
  Points chosen(int[] indices) {
    return of(indices.length, dimension, i -> point(indices[i]));
  }
}
