package org.evosearch.strategy.neat;

import org.evosearch.variation.neat.GenomeDistance;
import org.evosearch.variation.neat.NeatCrossover;
import org.evosearch.variation.neat.NeatMutation;

/**
 * Settings of {@link Neat}.
 *
 * @param population proposals in a generation, at least 2
 * @param distance between genomes
 * @param speciation how genomes become species
 * @param stagnation which species stop reproducing
 * @param parenthood which members are parents or champions
 * @param crossover of two parents
 * @param mutation of each child
 */
public record NeatSettings(
    int population,
    GenomeDistance distance,
    SpeciationSettings speciation,
    StagnationSettings stagnation,
    ParenthoodSettings parenthood,
    NeatCrossover crossover,
    NeatMutation mutation) {

  /** Checks the size. */
  public NeatSettings {
    if (population < 2) {
      throw new IllegalArgumentException("Invalid population: " + population + " (at least 2)");
    }
  }

  /**
   * How genomes become species.
   *
   * @param threshold distance from which on genomes are of different species, above 0
   * @param choice which of several species a genome joins
   * @param targetSpecies number of species toward which the threshold is adjusted, 0 for a fixed
   *     one
   * @param thresholdStep by how much it is adjusted after a generation
   */
  public record SpeciationSettings(
      double threshold, Choice choice, int targetSpecies, double thresholdStep) {}

  /** Which of several species within the threshold a genome joins. */
  public enum Choice {
    /** The oldest. */
    FIRST,
    /** The one with the nearest representative; of equals the oldest. */
    NEAREST
  }

  /**
   * Which species stop reproducing.
   *
   * @param species generations without improvement after which a species has no children
   * @param population generations without improvement of the whole population after which only the
   *     two best species have children
   * @param spared how many of the best species have children regardless of stagnation
   */
  public record StagnationSettings(int species, int population, int spared) {}

  /**
   * Which members of a species are parents or champions.
   *
   * @param survival share of a species, the best, that are parents
   * @param champions how many of the best of a species are copied unchanged
   * @param championsFrom smallest size of a species that has champions
   * @param mutationOnly share of the children with one parent
   * @param interspecies probability that the second parent is from any species
   */
  public record ParenthoodSettings(
      double survival,
      int champions,
      int championsFrom,
      double mutationOnly,
      double interspecies) {}
}
