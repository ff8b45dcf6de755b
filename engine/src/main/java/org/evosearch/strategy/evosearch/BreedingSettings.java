package org.evosearch.strategy.evosearch;

import org.evosearch.config.Section;

/**
 * How trees reproduce.
 *
 * @param tournamentSize contestants by fitness, at least 1
 * @param smallerWins probability that the smaller of two trees becomes a contestant, in [0.5, 1];
 *     0.5 puts no pressure on size
 * @param tie fitness within this of the best contestant's counts as equal: then fewer parameters
 *     win
 * @param crossoverRate probability that a child has two parents, if a subtree of one fits into the
 *     other
 * @param mutationRate probability that a child is a mutation; the rest are copies, with other real
 *     genes
 * @param jitterRate probability that a child of two parents has the genes of a node redrawn as well
 * @param covariantParsimony whether fitness is corrected for its covariance with tree size
 */
public record BreedingSettings(
    int tournamentSize,
    double smallerWins,
    double tie,
    double crossoverRate,
    double mutationRate,
    double jitterRate,
    boolean covariantParsimony) {

  /** Checks the ranges. */
  public BreedingSettings {
    if (tournamentSize < 1) {
      throw new IllegalArgumentException(
          "Invalid tournament size: " + tournamentSize + " (at least 1)");
    }
    if (!(smallerWins >= 0.5 && smallerWins <= 1 && tie >= 0)) {
      throw new IllegalArgumentException(
          "Invalid parsimony: " + smallerWins + ", " + tie + " (in [0.5, 1], at least 0)");
    }
    if (!(crossoverRate >= 0 && mutationRate >= 0 && crossoverRate + mutationRate <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rates: " + crossoverRate + ", " + mutationRate + " (their sum is at most 1)");
    }
    if (!(jitterRate >= 0 && jitterRate <= 1)) {
      throw new IllegalArgumentException("Invalid jitter rate: " + jitterRate + " (in [0, 1])");
    }
  }

  /** Reads the section of a strategy. */
  static BreedingSettings of(Section section) {
    double crossoverRate = section.real("crossover-rate", 0, 1);
    double mutationRate = section.real("mutation-rate", 0, 1);
    if (crossoverRate + mutationRate > 1) {
      throw section.invalid("mutation-rate", "at most 1 together with crossover-rate");
    }
    return new BreedingSettings(
        section.whole("tournament-size", 1),
        section.real("smaller-wins", 0.5, 1),
        section.real("tie", 0, Double.MAX_VALUE),
        crossoverRate,
        mutationRate,
        section.real("jitter-rate", 0, 1),
        section.flag("covariant-parsimony"));
  }
}
