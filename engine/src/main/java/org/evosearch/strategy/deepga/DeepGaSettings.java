package org.evosearch.strategy.deepga;

/**
 * Settings of {@link DeepGa}.
 *
 * @param population individuals, at least 2
 * @param parents how many of the best have children, at least 1
 */
public record DeepGaSettings(int population, int parents) {

  /** Checks the ranges. */
  public DeepGaSettings {
    if (population < 2 || parents < 1 || parents > population) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + population + ", " + parents + " (at least 2; 1 to the population)");
    }
  }
}
