package org.evosearch.cmaes;

import java.util.Arrays;

/**
 * The points of a generation, with the standard normal vectors from which they were computed.
 *
 * <p>Point k is x_k = m + sigma A y_k with y_k = B D z_k, where A is the diagonal matrix of {@link
 * CmaEs#stretch}, the identity by default.
 */
public final class Samples {

  private final int n;
  private final double[] z;
  private final double[] y;
  private final double[] x;
  private final double[] lots;

  Samples(double[] z, double[] y, double[] x, double[] lots) {
    this.n = z.length / lots.length;
    this.z = z;
    this.y = y;
    this.x = x;
    this.lots = lots;
  }

  /** Number of points. */
  public int size() {
    return lots.length;
  }

  /** A copy of a point. */
  public double[] point(int index) {
    return Arrays.copyOfRange(x, index * n, (index + 1) * n);
  }

  /** The standard normal vectors, one after the other. */
  double[] z() {
    return z;
  }

  /** The vectors of covariance C, one after the other. */
  double[] y() {
    return y;
  }

  /** The squared Mahalanobis length of y_k, which is the squared length of z_k. */
  double squaredLength(int index) {
    double sum = 0;
    for (int i = index * n; i < (index + 1) * n; i++) {
      sum += z[i] * z[i];
    }
    return sum;
  }

  /** A number drawn with the point, which breaks ties between equal values. */
  double lot(int index) {
    return lots[index];
  }
}
