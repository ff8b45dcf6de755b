package org.evosearch.strategy.regularized;

import java.util.List;

/**
 * Settings of {@link RegularizedEvolution}.
 *
 * @param population individuals that are alive, at least 1
 * @param sampleSize how many of them compete to be a parent, at least 1
 * @param children proposals in a generation, at least 1
 */
public record RegularizedSettings(int population, int sampleSize, int children) {

  /** Checks the ranges. */
  public RegularizedSettings {
    if (population < 1 || sampleSize < 1 || children < 1) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + List.of(population, sampleSize, children) + " (at least 1)");
    }
  }
}
