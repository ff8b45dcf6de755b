package org.evosearch.strategy.surrogate;

import java.util.List;

/**
 * Settings of {@link SurrogateSearch}.
 *
 * @param population proposals in a generation, at least 1
 * @param initial random trials before the model chooses, at least 1
 * @param exploration how many standard deviations above the mean a genotype is hoped to be, on
 *     average; at least 0, where 0 trusts the mean
 * @param pool what the model ranks
 */
public record SurrogateSettings(int population, int initial, double exploration, Pool pool) {

  /**
   * Where the genotypes come from that the model ranks.
   *
   * @param parents the best so many trials, whose neighbours are ranked, at least 1
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
  }
}
