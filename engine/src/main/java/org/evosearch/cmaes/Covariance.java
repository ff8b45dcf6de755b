package org.evosearch.cmaes;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A covariance matrix C = B diag(D^2) B^T with its principal axes. Every update changes the matrix;
 * the axes, from which samples are drawn, change only when they are recomputed.
 *
 * <p>An array holds vectors one after the other, which makes them the rows of an EJML matrix; a
 * matrix is stored as such an array of its columns. EJML's products are pure Java without variants
 * for particular machines: a resumed search repeats their rounding.
 */
final class Covariance {

  private final int n;
  private final double[] matrix;
  private final double[] scaledAxes;
  private PrincipalAxes axes;

  /** The identity. */
  Covariance(int n) {
    this.n = n;
    matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = 1;
    }
    scaledAxes = matrix.clone();
    axes = PrincipalAxes.identity(n);
  }

  /** Returns y = B D z for each of the vectors z, which are standard normal. */
  double[] shaped(double[] z) {
    double[] y = new double[z.length];
    CommonOps_DDRM.mult(vectors(z), vectors(scaledAxes), vectors(y));
    return y;
  }

  private DMatrixRMaj vectors(double[] values) {
    return DMatrixRMaj.wrap(values.length / n, n, values);
  }

  /** Returns B z, which is C^(-1/2) y for the y that was shaped from z. */
  double[] rotated(double[] z) {
    double[] rotated = new double[n];
    CommonOps_DDRM.mult(vectors(z), vectors(axes.vectors()), vectors(rotated));
    return rotated;
  }

  /** Sets C to decay C + the sum of w y y^T, where {@code weighted} holds the vectors w y. */
  void update(double decay, double[] weighted, double[] y) {
    CommonOps_DDRM.scale(decay, vectors(matrix));
    CommonOps_DDRM.multAddTransA(vectors(y), vectors(weighted), vectors(matrix));
  }

  /**
   * Recomputes the axes. Eigenvalues that updates with negative weights left below 1e-14 of the
   * largest one are raised to that bound, and C is rebuilt from the axes.
   */
  void decompose() {
    symmetrize();
    axes = PrincipalAxes.of(matrix, n);
    for (int j = 0; j < n; j++) {
      double length = axes.length(j);
      for (int i = j * n; i < (j + 1) * n; i++) {
        scaledAxes[i] = length * axes.vectors()[i];
      }
    }
    if (axes.wereRaised()) {
      CommonOps_DDRM.multTransA(vectors(scaledAxes), vectors(scaledAxes), vectors(matrix));
    }
  }

  private void symmetrize() {
    for (int j = 0; j < n; j++) {
      for (int i = j + 1; i < n; i++) {
        double mean = (matrix[j * n + i] + matrix[i * n + j]) / 2;
        matrix[j * n + i] = mean;
        matrix[i * n + j] = mean;
      }
    }
  }

  /** C_ij. */
  double at(int i, int j) {
    return matrix[j * n + i];
  }

  /** The standard deviation of a coordinate. */
  double deviation(int i) {
    return Math.sqrt(at(i, i));
  }

  /** Component i of D_j b_j. */
  double scaledAxis(int j, int i) {
    return scaledAxes[j * n + i];
  }

  /** The longest of the axes' lengths D. */
  double longest() {
    return Arrays.stream(axes.lengths()).max().orElseThrow();
  }

  /** The largest eigenvalue over the smallest. */
  double condition() {
    double ratio = longest() / Arrays.stream(axes.lengths()).min().orElseThrow();
    return ratio * ratio;
  }
}
