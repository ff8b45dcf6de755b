package org.evosearch.strategy.surrogate;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Chooses the member with the largest expected improvement over a goal, by its logarithm, which
 * also orders members whose expected improvement is nearly 0.
 *
 * <p>Donald Jones, Matthias Schonlau and William Welch: Efficient Global Optimization of Expensive
 * Black-Box Functions, 1998, equation 15; the logarithm after Sebastian Ament et al.: Unexpected
 * Improvements to Expected Improvement for Bayesian Optimization, 2023.
 */
final class ExpectedImprovement {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final double SMALLEST_DEVIATION = 1e-6;

  /** Below this, the sum of two small numbers of opposite sign has no significant digits left. */
  private static final double FAR = -20;

  private ExpectedImprovement() {}

  /**
   * The best of the members that are allowed, the first of equal ones; -1 if none is.
   *
   * @param means posterior means
   */
  static int best(MemberPosterior posterior, float[] means, double goal, IntPredicate allowed) {
    int best = -1;
    double value = Double.NEGATIVE_INFINITY;
    double quotient = 0;
    double deviation = 0;
    for (int i = 0; i < means.length; i++) {
      double sd = Math.max(SMALLEST_DEVIATION, Math.sqrt(posterior.variance(i)));
      double z = (means[i] - goal) / sd;
      // Both factors grow with these, so that most members need no logarithm.
      boolean dominated = best >= 0 && z <= quotient && sd <= deviation;
      if (!dominated && allowed.test(i)) {
        double logarithm = StrictMath.log(sd) + logarithm(z);
        if (logarithm > value) {
          best = i;
          value = logarithm;
          quotient = z;
          deviation = sd;
        }
      }
    }
    return best;
  }

  /** The logarithm of {@code z cdf(z) + density(z)}. */
  static double logarithm(double z) {
    return z > FAR
        ? StrictMath.log(z * STANDARD.cumulativeProbability(z) + STANDARD.density(z))
        : -z * z / 2
            - 0.5 * StrictMath.log(2 * Math.PI)
            - 2 * StrictMath.log(-z)
            + StrictMath.log1p((15 / (z * z) - 3) / (z * z));
  }
}
