package org.evosearch.strategy.evosearch;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;

/**
 * Settings of {@link GeneticProgramming}, and of the trees of {@link EvoSearch}.
 *
 * @param population survivors and proposals in a generation, at least 2
 * @param breeding how trees reproduce
 * @param survival which individuals survive a generation
 * @param patience generations without a change among the ten best after which the search ends, 0
 *     for never
 */
public record ProgrammingSettings(
    int population, BreedingSettings breeding, Survival survival, int patience) {

  /** Checks the ranges. */
  public ProgrammingSettings {
    if (population < 2 || patience < 0) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + population + ", " + patience + " (at least 2 and 0)");
    }
  }

  /** The next population. */
  List<Evaluation<Hybrid>> survivors(List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young) {
    return survival.survivors(old, young, population);
  }

  /**
   * Reads the section of a strategy.
   *
   * @param leastPopulation smallest population that it can work with
   */
  static ProgrammingSettings of(Section section, int leastPopulation) {
    return new ProgrammingSettings(
        section.whole("population", leastPopulation),
        BreedingSettings.of(section),
        section.choice("survival", Survival.class),
        section.whole("patience", 0));
  }
}
