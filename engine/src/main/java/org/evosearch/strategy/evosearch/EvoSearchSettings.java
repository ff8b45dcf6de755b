package org.evosearch.strategy.evosearch;

/**
 * Settings of {@link EvoSearch}.
 *
 * @param trees how trees evolve, with a population of at least 8, which is also the number of
 *     points of CMA-ES
 * @param credit what the search for real genes learns from
 * @param sigma its first step size, in (0, 1]; genes have the range [0, 1]
 */
public record EvoSearchSettings(ProgrammingSettings trees, Credit credit, double sigma) {

  /** Checks the ranges. */
  public EvoSearchSettings {
    if (trees.population() < 8) {
      throw new IllegalArgumentException(
          "Invalid population: " + trees.population() + " (at least 8)");
    }
    if (!(sigma > 0 && sigma <= 1)) {
      throw new IllegalArgumentException("Invalid sigma: " + sigma + " (in (0, 1])");
    }
  }
}
