package org.evosearch.cmaes;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The eigenvectors of a covariance matrix, and the square roots of its eigenvalues. */
final class PrincipalAxes {

  /** Smallest eigenvalue, as a fraction of the largest one. */
  private static final double FLOOR = 1e-14;

  private final double[] vectors;
  private final double[] lengths;
  private final boolean raised;

  private PrincipalAxes(double[] vectors, double[] lengths, boolean raised) {
    this.vectors = vectors;
    this.lengths = lengths;
    this.raised = raised;
  }

  /** The axes of the identity. */
  static PrincipalAxes identity(int n) {
    double[] vectors = new double[n * n];
    double[] lengths = new double[n];
    for (int i = 0; i < n; i++) {
      vectors[i * n + i] = 1;
      lengths[i] = 1;
    }
    return new PrincipalAxes(vectors, lengths, false);
  }

  /** The axes of a symmetric matrix. */
  static PrincipalAxes of(double[] matrix, int n) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(new DMatrixRMaj(n, n, true, matrix.clone()))) {
      throw new IllegalStateException("[BUG] Expected a covariance matrix that has eigenvalues");
    }
    double[] vectors = new double[n * n];
    double[] values = new double[n];
    for (int j = 0; j < n; j++) {
      values[j] = eigen.getEigenvalue(j).getReal();
      System.arraycopy(eigen.getEigenVector(j).getData(), 0, vectors, j * n, n);
    }
    return floored(vectors, values);
  }

  private static PrincipalAxes floored(double[] vectors, double[] values) {
    double floor = FLOOR * Arrays.stream(values).max().orElseThrow();
    boolean raised = Arrays.stream(values).anyMatch(value -> value < floor);
    double[] lengths =
        Arrays.stream(values).map(value -> Math.sqrt(Math.max(value, floor))).toArray();
    return new PrincipalAxes(vectors, lengths, raised);
  }

  /** The eigenvectors, one after the other. */
  double[] vectors() {
    return vectors;
  }

  /** The length of each axis, the square root of its eigenvalue. */
  double[] lengths() {
    return lengths;
  }

  /** The length of an axis. */
  double length(int axis) {
    return lengths[axis];
  }

  /** Whether an eigenvalue was raised to the floor, so that the matrix has to be rebuilt. */
  boolean wereRaised() {
    return raised;
  }
}
