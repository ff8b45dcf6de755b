package org.evosearch.strategy.evosearch;

/**
 * Settings of {@link EvoSearch}.
 *
 * @param population survivors and proposals in a generation, at least 8
 * @param breeding how trees have children
 * @param survival who is left to have children
 * @param credit what the search for real genes learns from
 * @param sigma its first step size, in (0, 1]; genes have the range [0, 1]
 * @param patience generations without a change among the ten best after which the search ends, 0
 *     for no end
 */
public record EvoSearchSettings(
    int population,
    BreedingSettings breeding,
    Survival survival,
    Credit credit,
    double sigma,
    int patience) {

  /** Checks the ranges. */
  public EvoSearchSettings {
    if (population < 8 || patience < 0) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + population + ", " + patience + " (at least 8 and 0)");
    }
    if (!(sigma > 0 && sigma <= 1)) {
      throw new IllegalArgumentException("Invalid sigma: " + sigma + " (in (0, 1])");
    }
  }
}
