package org.evosearch.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * A float32 array on the heap. Equal if shape and bits are equal.
 *
 * @param shape its dimensions, none for a scalar
 * @param values in row-major order
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes; equality is defined below.
public record Tensor(List<Integer> shape, float[] values) {

  /** Copies the shape, not the values, and checks their number. */
  public Tensor {
    shape = List.copyOf(shape);
    if (elements(shape) != values.length) {
      throw new IllegalArgumentException(
          "Invalid tensor: " + values.length + " values (shape " + shape + ")");
    }
  }

  private static long elements(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** A tensor filled with one value. */
  public static Tensor filled(List<Integer> shape, float value) {
    float[] values = new float[Math.toIntExact(elements(shape))];
    Arrays.fill(values, value);
    return new Tensor(shape, values);
  }

  /** A deep copy. */
  public Tensor copy() {
    return new Tensor(shape, values.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + shape;
  }
}
