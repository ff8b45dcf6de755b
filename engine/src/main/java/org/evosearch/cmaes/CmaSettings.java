package org.evosearch.cmaes;

/**
 * Settings of {@link CmaEs}.
 *
 * @param lambda points in a generation, at least 4; 0 for 4 + floor(3 ln n)
 * @param weighting whether bad points reduce the variance in their directions
 * @param rankMuOffset added in the numerator of c_mu: 0.25 in the released pycma, 0 in the tutorial
 * @param axesLag maximum age of the principal axes in generations, in units of 1/(n (c_1 + c_mu)):
 *     0.1 in the tutorial (appendix B.2) and in pycma, 0.5 in purecma, 0 to recompute them in every
 *     generation
 */
public record CmaSettings(int lambda, Weighting weighting, double rankMuOffset, double axesLag) {

  /** Which ranks take part in the update of the covariance. */
  public enum Weighting {
    /** All of them; the worse half with negative weights. */
    ACTIVE,
    /** Only the better half. */
    POSITIVE
  }

  /** The full active algorithm, with principal axes recomputed as often as in the tutorial. */
  public static final CmaSettings DEFAULT = new CmaSettings(0, Weighting.ACTIVE, 0.25, 0.1);

  /** Checks the ranges. */
  public CmaSettings {
    if (lambda != 0 && lambda < 4) {
      throw new IllegalArgumentException("Invalid lambda: " + lambda + " (at least 4, or 0)");
    }
    if (!(rankMuOffset >= 0 && rankMuOffset <= 1)) {
      throw new IllegalArgumentException("Invalid rankMuOffset: " + rankMuOffset + " (0 to 1)");
    }
    if (!(axesLag >= 0 && Double.isFinite(axesLag))) {
      throw new IllegalArgumentException("Invalid axesLag: " + axesLag + " (at least 0)");
    }
  }

  /** These settings with another number of points. */
  public CmaSettings withLambda(int other) {
    return new CmaSettings(other, weighting, rankMuOffset, axesLag);
  }

  /** These settings with another maximum age of the principal axes. */
  CmaSettings withAxesLag(double other) {
    return new CmaSettings(lambda, weighting, rankMuOffset, other);
  }

  /** Number of points in a generation in n dimensions. */
  int lambda(int n) {
    return lambda > 0 ? lambda : 4 + (int) Math.floor(3 * StrictMath.log(n));
  }
}
