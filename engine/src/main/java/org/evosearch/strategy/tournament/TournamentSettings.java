package org.evosearch.strategy.tournament;

import org.evosearch.variation.TournamentSelection;

/**
 * Settings of {@link TournamentEvolution}; the defaults are those of the source.
 *
 * @param population individuals in a generation, at least 2
 * @param elites how many of the best are copied unchanged, fewer than the population
 * @param selection how parents are chosen
 */
public record TournamentSettings(int population, int elites, TournamentSelection selection) {

  /** 50 individuals, 2 elites, tournaments of 3 won with probability .85, .1275 and .0225. */
  public static final TournamentSettings DEFAULT =
      new TournamentSettings(50, 2, new TournamentSelection(3, 0.85));

  /** Checks the ranges. */
  public TournamentSettings {
    if (population < 2) {
      throw new IllegalArgumentException("Invalid population: " + population + " (at least 2)");
    }
    if (elites < 0 || elites >= population) {
      throw new IllegalArgumentException(
          "Invalid elites: " + elites + " (at least 0, fewer than the population)");
    }
  }
}
