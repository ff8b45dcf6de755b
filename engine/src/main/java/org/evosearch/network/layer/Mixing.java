package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The factors by which a supernet's weighted sums multiply their inputs, for any number of passes.
 * Each is an array of its own on the device, so that sums need no indexing.
 */
public final class Mixing implements AutoCloseable {

  private final PtNDArray[] numbers;

  private Mixing(NDList parts) {
    this.numbers = parts.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
  }

  /**
   * Copies factors to the owner's device.
   *
   * @param owner frees them at the latest
   */
  public static Mixing of(List<Double> numbers, NDManager owner) {
    // Its parts outlive the vector, so its memory must not be a buffer of the JVM.
    Shape shape = new Shape(numbers.size());
    try (NDArray vector = WrittenArray.of(owner, shape, target -> write(numbers, target))) {
      return of(vector);
    }
  }

  private static void write(List<Double> numbers, FloatBuffer target) {
    numbers.forEach(number -> target.put(number.floatValue()));
  }

  /**
   * Takes factors from a vector, into which their gradients flow.
   *
   * @param vector of shape (n); it may be closed, and its manager frees the factors at the latest
   */
  public static Mixing of(NDArray vector) {
    return new Mixing(vector.split(vector.size()));
  }

  /** The factor with the given index, as an array of one number. */
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
