package org.evosearch.strategy.ednag;

/**
 * The share of the clean sample at each step: the cosine (1 + cos(pi t / (T - 1))) / 2 from t = 0,
 * clean, to t = T - 1, noise.
 *
 * <p>The cosine is kept within [1e-4, 1 - 1e-4], the range that the appendix of the paper states;
 * its code has the plain cosine, whose ends divide zero by zero.
 *
 * @param steps T, at least 2; there are T - 1 denoising steps
 * @param noise nu, the share of fresh noise in a step, in [0, 1]
 */
public record NoiseSchedule(int steps, double noise) {

  private static final double LEAST = 1e-4;

  /** Checks the ranges. */
  public NoiseSchedule {
    if (steps < 2) {
      throw new IllegalArgumentException("Invalid steps: " + steps + " (at least 2)");
    }
    if (!(noise >= 0 && noise <= 1)) {
      throw new IllegalArgumentException("Invalid noise: " + noise + " (in [0, 1])");
    }
  }

  /**
   * alpha at step t: the share of the clean sample in the variance, cumulative over all steps,
   * which is usually written with a bar.
   */
  double alpha(int t) {
    double cosine = (1 + StrictMath.cos(Math.PI * t / (steps - 1))) / 2;
    return Math.max(LEAST, Math.min(1 - LEAST, cosine));
  }

  /**
   * The step from t to t - 1.
   *
   * @param t from T - 1 down to 1
   */
  DdimStep step(int t) {
    return new DdimStep(alpha(t), alpha(t - 1), noise);
  }
}
