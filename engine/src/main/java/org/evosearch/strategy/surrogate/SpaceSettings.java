package org.evosearch.strategy.surrogate;

import java.util.List;

/**
 * Settings of {@link SpaceRanker}.
 *
 * @param terms metrics that are known before a candidate is evaluated; those that are known for
 *     none are left out
 * @param kernel of the process
 * @param patience trials without a better one, after which every second proposal is a neighbor of
 *     the best, at least 1
 * @param most maximum number of networks of a space that is ranked as a whole, at least 0
 * @param pool where the candidates of a larger space come from
 */
record SpaceSettings(
    List<String> terms, Kernel kernel, int patience, int most, SurrogateSettings.Pool pool) {

  /** Maximum number of networks of a space that is ranked as a whole. */
  static final int MOST = 100_000;

  /** Candidates from a larger space: up to a thousand neighbors of the best ten, and others. */
  static final SurrogateSettings.Pool POOL = new SurrogateSettings.Pool(10, 500, 1_500);

  /** The same if terms are computed. */
  static final int MOST_SCORED = 200;

  /** Candidates if terms are computed: up to a hundred neighbors of the best, and others. */
  static final SurrogateSettings.Pool SCORED_POOL = new SurrogateSettings.Pool(1, 50, 50);

  /**
   * The covariance of fitness.
   *
   * @param lengthScale number of differing genes at which the correlation is 1/e, above 0
   * @param termWeight of the terms, at least 0
   * @param noise variance of observations, above 0
   */
  record Kernel(double lengthScale, double termWeight, double noise) {

    /** Checks the ranges. */
    Kernel {
      if (!(lengthScale > 0 && termWeight >= 0 && noise > 0)) {
        throw new IllegalArgumentException(
            "Invalid kernel: " + List.of(lengthScale, termWeight, noise) + " (positive)");
      }
    }
  }

  /** Copies the list and checks the ranges. */
  SpaceSettings {
    terms = List.copyOf(terms);
    if (patience < 1 || most < 0) {
      throw new IllegalArgumentException(
          "Invalid patience, most: " + List.of(patience, most) + " (at least 1, at least 0)");
    }
  }
}
