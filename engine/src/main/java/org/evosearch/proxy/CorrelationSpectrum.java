package org.evosearch.proxy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** How far the correlation matrix of some rows is from one whose rows are all alike. */
final class CorrelationSpectrum {

  private static final double K = 1e-5;

  private CorrelationSpectrum() {}

  /**
   * -(sum of ln(v + k) + 1 / (v + k)) over the eigenvalues v.
   *
   * @return NaN if a row is constant or not finite
   */
  static double score(double[][] rows) {
    double[][] standardized =
        Arrays.stream(rows).map(CorrelationSpectrum::standardized).toArray(double[][]::new);
    boolean known = Arrays.stream(standardized).allMatch(row -> Double.isFinite(row[0]));
    return known ? -penalty(Eigenvalues.of(correlations(standardized))) : Double.NaN;
  }

  /** The row with mean 0 and Euclidean norm 1. */
  private static double[] standardized(double[] row) {
    double mean = Arrays.stream(row).average().orElseThrow();
    double[] centered = Arrays.stream(row).map(value -> value - mean).toArray();
    double norm = Math.sqrt(dot(centered, centered));
    return Arrays.stream(centered).map(value -> value / norm).toArray();
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static DMatrixRMaj correlations(double[][] rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double correlation = Math.max(-1, Math.min(1, dot(rows[i], rows[j])));
        matrix.set(i, j, correlation);
        matrix.set(j, i, correlation);
      }
    }
    return matrix;
  }

  private static double penalty(double[] eigenvalues) {
    return Arrays.stream(eigenvalues).map(v -> v + K).map(v -> Math.log(v) + 1 / v).sum();
  }
}
