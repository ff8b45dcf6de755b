package org.evosearch.strategy.surrogate;

import java.util.Arrays;

/**
 * The lower triangle L of a covariance matrix K = L L<sup>T</sup> that grows row by row. Immutable;
 * factors share their rows.
 *
 * <p>Libraries factor the whole matrix again. Here a row costs n<sup>2</sup> operations, and the
 * factor is the same to the bit, however the matrix has grown.
 */
final class CholeskyFactor {

  /** Keeps the matrix regular if two points are nearly equal. */
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

  /** A row of the triangle, up to the diagonal. */
  double[] row(int index) {
    return rows[index].clone();
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
    return forward(b, new double[0]);
  }

  /**
   * Solves L x = b.
   *
   * @param known the first values of x, which do not depend on later rows
   */
  double[] forward(double[] b, double[] known) {
    double[] x = Arrays.copyOf(known, size());
    for (int i = known.length; i < x.length; i++) {
      x[i] = (b[i] - product(rows[i], x, i)) / rows[i][i];
    }
    return x;
  }

  /**
   * The inner product of the first values, in four partial sums, which a processor computes in
   * parallel.
   */
  private static double product(double[] one, double[] other, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      first += one[i] * other[i];
      second += one[i + 1] * other[i + 1];
      third += one[i + 2] * other[i + 2];
      fourth += one[i + 3] * other[i + 3];
    }
    for (; i < length; i++) {
      first += one[i] * other[i];
    }
    return first + second + (third + fourth);
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

  /** x<sup>T</sup> x. */
  static double squaredNorm(double[] x) {
    return product(x, x, x.length);
  }
}
