package org.evosearch.strategy.surrogate;

import java.util.List;

/**
 * Settings of {@link SurrogateSearch}.
 *
 * @param population proposals in a generation, at least 1
 * @param initial random trials before the model chooses, at least 1
 * @param exploration mean distance of the goal above the best target, in standard deviations of the
 *     targets; at least 0
 * @param climbing share of proposals that are neighbors of the best trial, from 0 to 1
 * @param pool what the model ranks
 */
public record SurrogateSettings(
    int population, int initial, double exploration, double climbing, Pool pool) {

  /**
   * Sources of the genotypes that the model ranks.
   *
   * @param parents number of best trials whose neighbors are ranked, at least 1
   * @param mutants number of genotypes a few mutations away from a parent, at least 0
   * @param samples number of genotypes from anywhere in the space, at least 0
   */
  public record Pool(int parents, int mutants, int samples) {

    /** Checks the ranges. */
    public Pool {
      if (parents < 1 || mutants < 0 || samples < 0) {
        throw new IllegalArgumentException(
            "Invalid pool: " + List.of(parents, mutants, samples) + " (parents at least 1)");
      }
    }
  }

  /** Checks the ranges. */
  public SurrogateSettings {
    if (population < 1 || initial < 1) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + List.of(population, initial) + " (at least 1)");
    }
    if (!(exploration >= 0)) {
      throw new IllegalArgumentException("Invalid exploration: " + exploration + " (at least 0)");
    }
    if (!(climbing >= 0 && climbing <= 1)) {
      throw new IllegalArgumentException("Invalid climbing: " + climbing + " (from 0 to 1)");
    }
  }
}
