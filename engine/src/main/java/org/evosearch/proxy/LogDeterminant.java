package org.evosearch.proxy;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;

/**
 * The logarithm of a determinant by LU decomposition; the determinant itself may exceed the range
 * of a double.
 */
final class LogDeterminant {

  private LogDeterminant() {}

  /**
   * Computes ln |det|.
   *
   * @param matrix square, not empty
   * @return minus infinity if two rows are equal or a pivot is zero
   */
  static double of(double[][] matrix) {
    if (hasEqualRows(matrix)) {
      return Double.NEGATIVE_INFINITY;
    }
    LUDecomposition_F64<DMatrixRMaj> lu =
        DecompositionFactory_DDRM.lu(matrix.length, matrix.length);
    lu.decompose(new DMatrixRMaj(matrix));
    double[] pivots = CommonOps_DDRM.extractDiag(lu.getUpper(null), null).data;
    return Arrays.stream(pivots).map(Math::abs).map(Math::log).sum();
  }

  /** Equal rows make a matrix singular; rounding would leave their pivot a little off zero. */
  private static boolean hasEqualRows(double[][] matrix) {
    return Arrays.stream(matrix).map(DoubleBuffer::wrap).distinct().count() < matrix.length;
  }
}
