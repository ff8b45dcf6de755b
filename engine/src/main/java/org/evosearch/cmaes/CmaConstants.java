package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.evosearch.cmaes.CmaSettings.Weighting;

/**
 * The constants of the strategy, which follow from the dimension and the number of points.
 *
 * <p>N. Hansen: The CMA Evolution Strategy: A Tutorial. arXiv:1604.00772, 2016 and 2023, Table 1.
 * Deviation: {@link CmaSettings#rankMuOffset()}.
 */
public final class CmaConstants {

  private final int n;
  private final int mu;
  private final double[] weights;
  private final double muEffective;
  private final double c1;
  private final double cMu;
  private final double cSigma;
  private final double dSigma;
  private final double cC;
  private final double chiN;
  private final int axesGap;

  /**
   * Computes the constants.
   *
   * @param n dimension, at least 1
   */
  public CmaConstants(int n, CmaSettings settings) {
    if (n < 1) {
      throw new IllegalArgumentException("Invalid dimension: " + n + " (at least 1)");
    }
    this.n = n;
    int lambda = settings.lambda(n);
    mu = lambda / 2;
    double[] raw = preferences(lambda);
    muEffective = effective(raw, 0, mu);
    cSigma = (muEffective + 2) / (n + muEffective + 5);
    dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEffective - 1) / (n + 1)) - 1) + cSigma;
    cC = (4 + muEffective / n) / (n + 4 + 2 * muEffective / n);
    c1 = 2 / (square(n + 1.3) + muEffective);
    double gain = settings.rankMuOffset() + muEffective + 1 / muEffective - 2;
    cMu = Math.min(1 - c1, 2 * gain / (square(n + 2.0) + muEffective));
    chiN = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    axesGap = Math.max(1, (int) Math.floor(settings.axesLag() / (n * (c1 + cMu))));
    double negative = settings.weighting() == Weighting.ACTIVE ? negativeSum(raw) : 0;
    weights = scaled(raw, negative);
  }

  /** ln((lambda + 1) / 2) - ln i: the raw preference of each rank, eq. (49). */
  private static double[] preferences(int lambda) {
    return IntStream.rangeClosed(1, lambda)
        .mapToDouble(i -> StrictMath.log((lambda + 1) / 2.0) - StrictMath.log(i))
        .toArray();
  }

  private static double effective(double[] raw, int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      sum += raw[i];
      squares += square(raw[i]);
    }
    return sum * sum / squares;
  }

  /** Absolute sum of the negative weights, eq. (50) to (53). */
  private double negativeSum(double[] raw) {
    double balance = 1 + c1 / cMu;
    double effectiveness = 1 + 2 * effective(raw, mu, raw.length) / (muEffective + 2);
    double definiteness = (1 - c1 - cMu) / (n * cMu);
    return Math.min(balance, Math.min(effectiveness, definiteness));
  }

  private static double[] scaled(double[] raw, double negative) {
    double above = Arrays.stream(raw).filter(w -> w > 0).sum();
    double below = -Arrays.stream(raw).filter(w -> w < 0).sum();
    return Arrays.stream(raw).map(w -> w >= 0 ? w / above : w * negative / below).toArray();
  }

  private static double square(double value) {
    return value * value;
  }

  /** Dimension n. */
  public int dimension() {
    return n;
  }

  /** Number of points in a generation, lambda. */
  public int lambda() {
    return weights.length;
  }

  /** Number of best points that move the mean, mu. */
  public int mu() {
    return mu;
  }

  /** The weight w of a rank, from 0 for the best; the positive ones sum to 1. */
  public double weight(int rank) {
    return weights[rank];
  }

  /** Sum of all weights. */
  double weightSum() {
    return Arrays.stream(weights).sum();
  }

  /** Variance effective selection mass of the positive weights. */
  public double muEffective() {
    return muEffective;
  }

  /** Learning rate of the rank-one update. */
  public double c1() {
    return c1;
  }

  /** Learning rate of the rank-mu update. */
  public double cMu() {
    return cMu;
  }

  /** Learning rate of the evolution path of the step size. */
  public double cSigma() {
    return cSigma;
  }

  /** Damping of the step size. */
  public double dSigma() {
    return dSigma;
  }

  /** Learning rate of the evolution path of the covariance. */
  public double cC() {
    return cC;
  }

  /** Expected length of a standard normal vector. */
  public double chiN() {
    return chiN;
  }

  /** Generations from one computation of the principal axes to the next, at least 1. */
  public int axesGap() {
    return axesGap;
  }
}
