package org.evosearch.space;

import java.util.Optional;
import org.evosearch.genotype.Choices;

/**
 * Genotypes as matrices of real numbers, for methods that move through real space. A matrix is an
 * array, row by row.
 *
 * <p>{@code decode(encode(g))} is g for every genotype g of the space.
 */
public interface MatrixEncoding {

  /** How many rows there are, such as nodes of a graph. */
  int rows();

  /** How many columns there are, such as types of a node. */
  int columns();

  /** The matrix of a genotype of the space, with at most a one in each row and zeros elsewhere. */
  double[] encode(Choices genotype);

  /**
   * The genotype whose matrix is nearest; empty if the nearest one means none. Where the space has
   * rules besides its genes, it may be one that the space does not contain.
   *
   * @param matrix finite numbers
   */
  Optional<Choices> decode(double[] matrix);

  /**
   * The column of the largest number of a row, of equal ones the first.
   *
   * @param candidates how many columns count, from the first one
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

  /** The matrix with a one in the given column of each row, none where the column is negative. */
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
