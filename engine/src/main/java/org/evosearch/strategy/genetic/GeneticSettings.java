package org.evosearch.strategy.genetic;

import org.evosearch.strategy.Ranking;
import org.evosearch.variation.TournamentSelection;

/**
 * Settings of {@link GeneticAlgorithm}.
 *
 * @param population survivors, at least 2
 * @param children proposals in a generation, at least 1
 * @param selection how parents are chosen
 * @param crossoverRate probability that a child has two parents
 * @param mutationRate probability that a child of two parents is mutated as well
 * @param ranking how individuals are ordered
 */
public record GeneticSettings(
    int population,
    int children,
    TournamentSelection selection,
    double crossoverRate,
    double mutationRate,
    Ranking ranking) {

  /** Checks the ranges. */
  public GeneticSettings {
    if (population < 2 || children < 1) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + population + ", " + children + " (at least 2 and 1)");
    }
    if (!(crossoverRate >= 0 && crossoverRate <= 1 && mutationRate >= 0 && mutationRate <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rates: " + crossoverRate + ", " + mutationRate + " (in [0, 1])");
    }
  }

  /** Settings under which the first objective decides. */
  public GeneticSettings(
      int population,
      int children,
      TournamentSelection selection,
      double crossoverRate,
      double mutationRate) {
    this(population, children, selection, crossoverRate, mutationRate, Ranking.FITNESS);
  }
}
