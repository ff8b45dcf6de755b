package org.evosearch.space;

import java.util.Optional;
import org.evosearch.genotype.Choices;

/**
 * Genotypes as matrices of real numbers, for methods that move through real space. Matrices are
 * arrays in row-major order.
 *
 * <p>{@code decode(encode(g))} is g for every genotype g of the space.
 */
public interface MatrixEncoding {

  /** Number of rows, such as nodes of a graph. */
  int rows();

  /** Number of columns, such as types of a node. */
  int columns();

  /** The matrix of a genotype of the space, with at most a one in each row and zeros elsewhere. */
  double[] encode(Choices genotype);

  /**
   * The genotype whose matrix is nearest; empty if the nearest matrix encodes none. It is
   * well-formed, but the space need not contain it.
   *
   * @param matrix finite numbers
   */
  Optional<Choices> decode(double[] matrix);

  /**
   * The column of the largest number of a row, of equal ones the first.
   *
   * @param candidates number of leading columns to compare
   */
  default int largest(double[] matrix, int row, int candidates) {
    int from = row * columns();
    int largest = 0;
    for (int column = 1; column < candidates; column++) {
      if (matrix[from + column] > matrix[from + largest]) {
        largest = column;
      }
    }
    return largest;
  }

  /**
   * The matrix with a one in the given column of each row; a row of zeros if its column is
   * negative.
   */
  default double[] oneHot(int[] columnsByRow) {
    double[] matrix = new double[rows() * columns()];
    for (int row = 0; row < columnsByRow.length; row++) {
      if (columnsByRow[row] >= 0) {
        matrix[row * columns() + columnsByRow[row]] = 1;
      }
    }
    return matrix;
  }
}
