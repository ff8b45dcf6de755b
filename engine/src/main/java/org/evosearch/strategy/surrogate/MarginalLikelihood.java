package org.evosearch.strategy.surrogate;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * How well parameters explain the targets: the logarithm of their probability density.
 *
 * <p>Carl Rasmussen and Christopher Williams: Gaussian Processes for Machine Learning, 2006,
 * equation 2.30.
 */
final class MarginalLikelihood {

  private final int[] diameters;
  private final double[] targets;
  private final int[][][] distances;

  /**
   * Computes the distances once for all parameters.
   *
   * @param points evaluated genotypes
   * @param targets of the points, in order
   * @param diameters of the views
   */
  MarginalLikelihood(List<Features> points, double[] targets, int[] diameters) {
    this.diameters = diameters.clone();
    this.targets = targets.clone();
    this.distances = new int[points.size()][][];
    for (int i = 0; i < points.size(); i++) {
      distances[i] = distances(points.get(i), points.subList(0, i));
    }
  }

  private int[][] distances(Features point, List<Features> others) {
    int[][] result = new int[others.size()][diameters.length];
    for (int j = 0; j < result.length; j++) {
      for (int view = 0; view < diameters.length; view++) {
        result[j][view] = point.distance(view, others.get(j));
      }
    }
    return result;
  }

  /** The logarithm; negative infinity if the covariance matrix is singular. */
  double logarithm(KernelParameters parameters) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(targets.length, true);
    if (!cholesky.decompose(covariance(parameters))) {
      return Double.NEGATIVE_INFINITY;
    }
    DMatrixRMaj factor = cholesky.getT(null);
    double[] residuals = targets.clone();
    TriangularSolver_DDRM.solveL(factor.data, residuals, residuals.length);
    double sum = -0.5 * targets.length * StrictMath.log(2 * Math.PI);
    for (int i = 0; i < residuals.length; i++) {
      sum -= 0.5 * residuals[i] * residuals[i] + StrictMath.log(factor.get(i, i));
    }
    return sum;
  }

  private DMatrixRMaj covariance(KernelParameters parameters) {
    AdditiveKernel kernel = new AdditiveKernel(parameters, diameters);
    DMatrixRMaj matrix = new DMatrixRMaj(targets.length, targets.length);
    for (int i = 0; i < targets.length; i++) {
      for (int j = 0; j < i; j++) {
        double value = value(kernel, distances[i][j]);
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
      matrix.set(i, i, kernel.variance() + parameters.noise());
    }
    return matrix;
  }

  private static double value(AdditiveKernel kernel, int[] apart) {
    double sum = 0;
    for (int view = 0; view < apart.length; view++) {
      sum += kernel.part(view, apart[view]);
    }
    return sum;
  }
}
