package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The numbers that a supernet's weighted sums multiply their inputs with, for as many runs as one
 * likes. They lie on the device one by one, so that no sum has to look for them.
 */
public final class Mixing implements AutoCloseable {

  private final PtNDArray[] numbers;

  private Mixing(NDList parts) {
    this.numbers = parts.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
  }

  /**
   * Puts numbers on the manager's device.
   *
   * @param owner who frees them at the latest
   */
  public static Mixing of(List<Double> numbers, NDManager owner) {
    // Its parts outlive the vector, and so must its memory: not a buffer of the JVM.
    Shape shape = new Shape(numbers.size());
    try (NDArray vector = WrittenArray.of(owner, shape, target -> write(numbers, target))) {
      return of(vector);
    }
  }

  private static void write(List<Double> numbers, FloatBuffer target) {
    numbers.forEach(number -> target.put(number.floatValue()));
  }

  /**
   * Takes numbers from a vector, through which the gradient goes on.
   *
   * @param vector of shape (n); it may be closed, and its manager frees the numbers at the latest
   */
  public static Mixing of(NDArray vector) {
    return new Mixing(vector.split(vector.size()));
  }

  /** The number at a place, as an array of one. */
  PtNDArray at(int place) {
    return numbers[place];
  }

  @Override
  public void close() {
    for (PtNDArray number : numbers) {
      number.close();
    }
  }
}
