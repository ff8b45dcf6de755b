package org.evosearch.proxy;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of symmetric matrices. */
final class Eigenvalues {

  private Eigenvalues() {}

  /** All eigenvalues of a symmetric matrix, in no order; the matrix is not kept. */
  static double[] of(DMatrixRMaj symmetric) {
    int n = symmetric.getNumRows();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(symmetric)) {
      throw new IllegalStateException("[BUG] Expected a symmetric matrix that has eigenvalues");
    }
    return IntStream.range(0, n).mapToDouble(i -> eigen.getEigenvalue(i).getReal()).toArray();
  }
}
