package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Copies a matrix from the device to rows on the heap. */
final class Rows {

  private Rows() {}

  /** The rows of a float64 array of shape (rows, columns). */
  static double[][] of(NDArray matrix) {
    double[] all = matrix.toDoubleArray();
    int columns = (int) matrix.getShape().get(1);
    return IntStream.range(0, (int) matrix.getShape().get(0))
        .mapToObj(row -> Arrays.copyOfRange(all, row * columns, (row + 1) * columns))
        .toArray(double[][]::new);
  }
}
