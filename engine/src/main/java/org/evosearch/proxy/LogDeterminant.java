package org.evosearch.proxy;

import java.util.Arrays;

/**
 * The logarithm of a determinant, which itself may be too large for a number: by Gaussian
 * elimination with partial pivoting, row by row, so that equal rows leave exact zeros.
 */
final class LogDeterminant {

  private LogDeterminant() {}

  /**
   * Computes ln |det|.
   *
   * @param matrix square
   * @return minus infinity if the matrix is singular
   */
  static double of(double[][] matrix) {
    double[][] rows = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double sum = 0;
    for (int k = 0; k < rows.length; k++) {
      bringPivotTo(k, rows);
      sum += Math.log(Math.abs(rows[k][k]));
      for (int i = k + 1; rows[k][k] != 0 && i < rows.length; i++) {
        subtract(rows[k], rows[i][k] / rows[k][k], rows[i]);
      }
    }
    return sum;
  }

  /** Exchanges row k with the one below that has the largest number in column k. */
  private static void bringPivotTo(int k, double[][] rows) {
    int pivot = k;
    for (int i = k + 1; i < rows.length; i++) {
      if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) {
        pivot = i;
      }
    }
    double[] row = rows[k];
    rows[k] = rows[pivot];
    rows[pivot] = row;
  }

  private static void subtract(double[] row, double factor, double[] from) {
    for (int j = 0; j < row.length; j++) {
      from[j] -= factor * row[j];
    }
  }
}
