package org.evosearch.strategy.surrogate;

import java.util.List;

/**
 * Settings of {@link SurrogateSearch}.
 *
 * @param population proposals in a generation, at least 1
 * @param initial random trials before the model chooses, at least 1
 * @param exploration how far above the best the goal lies on average, in standard deviations of
 *     what was measured; at least 0
 * @param climbing share of proposals that are neighbors of the best trial, from 0 to 1
 * @param pool what the model ranks
 */
public record SurrogateSettings(
    int population, int initial, double exploration, double climbing, Pool pool) {

  /**
   * Where the genotypes come from that the model ranks.
   *
   * @param parents number of best trials whose neighbors are ranked, at least 1
   * @param mutants how many genotypes a few mutations away from a parent, at least 0
   * @param samples how many genotypes from anywhere in the space, at least 0
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
