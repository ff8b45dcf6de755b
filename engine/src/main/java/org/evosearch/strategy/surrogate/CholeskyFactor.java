package org.evosearch.strategy.surrogate;

import java.util.Arrays;

/**
 * The lower triangle L of a covariance matrix K = L L<sup>T</sup> that grows row by row. Immutable;
 * factors share their rows.
 *
 * <p>Libraries factor a whole matrix anew. Here a row costs n<sup>2</sup> operations, and how a
 * matrix has grown does not change a bit of it.
 */
final class CholeskyFactor {

  /** Keeps a matrix regular in which two points are all but the same. */
  private static final double SMALLEST_PIVOT = 1e-10;

  private final double[][] rows;

  private CholeskyFactor(double[][] rows) {
    this.rows = rows;
  }

  /** The factor of the matrix without rows. */
  static CholeskyFactor empty() {
    return new CholeskyFactor(new double[0][]);
  }

  /** The factor of the upper left corner of the matrix. */
  CholeskyFactor first(int count) {
    return new CholeskyFactor(Arrays.copyOf(rows, count));
  }

  /** Number of rows. */
  int size() {
    return rows.length;
  }

  /**
   * Adds a row and a column to the matrix.
   *
   * @param covariances with the rows so far
   * @param variance on the diagonal
   */
  CholeskyFactor plus(double[] covariances, double variance) {
    double[] solved = forward(covariances);
    double[] row = Arrays.copyOf(solved, size() + 1);
    row[size()] = Math.sqrt(Math.max(SMALLEST_PIVOT, variance - squaredNorm(solved)));
    double[][] grown = Arrays.copyOf(rows, size() + 1);
    grown[size()] = row;
    return new CholeskyFactor(grown);
  }

  /** Solves L x = b. */
  double[] forward(double[] b) {
    double[] x = new double[size()];
    for (int i = 0; i < x.length; i++) {
      double[] row = rows[i];
      double sum = b[i];
      for (int j = 0; j < i; j++) {
        sum -= row[j] * x[j];
      }
      x[i] = sum / row[i];
    }
    return x;
  }

  /** Solves L L<sup>T</sup> x = b. */
  double[] solve(double[] b) {
    double[] x = forward(b);
    for (int i = x.length - 1; i >= 0; i--) {
      double[] row = rows[i];
      x[i] /= row[i];
      for (int j = 0; j < i; j++) {
        x[j] -= row[j] * x[i];
      }
    }
    return x;
  }

  /** b<sup>T</sup> K<sup>-1</sup> b. */
  double quadraticForm(double[] b) {
    return squaredNorm(forward(b));
  }

  private static double squaredNorm(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }
}
