package org.evosearch.strategy.nsga2;

/**
 * Settings of {@link Nsga2}.
 *
 * @param population survivors, at least 2
 * @param children proposals in a generation, at least 1
 * @param crossoverRate probability that a child has two parents
 * @param mutationRate probability that a child of two parents is mutated as well
 */
public record Nsga2Settings(
    int population, int children, double crossoverRate, double mutationRate) {

  /** Checks the ranges. */
  public Nsga2Settings {
    if (population < 2 || children < 1) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + population + ", " + children + " (at least 2 and 1)");
    }
    if (!(crossoverRate >= 0 && crossoverRate <= 1 && mutationRate >= 0 && mutationRate <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rates: " + crossoverRate + ", " + mutationRate + " (in [0, 1])");
    }
  }
}
