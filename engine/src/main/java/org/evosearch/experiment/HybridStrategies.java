package org.evosearch.experiment;

import org.evosearch.config.Section;
import org.evosearch.genotype.Hybrid;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.evosearch.BreedingSettings;
import org.evosearch.strategy.evosearch.Credit;
import org.evosearch.strategy.evosearch.EvoSearch;
import org.evosearch.strategy.evosearch.EvoSearchSettings;
import org.evosearch.strategy.evosearch.GeneticProgramming;
import org.evosearch.strategy.evosearch.ProgrammingSettings;
import org.evosearch.strategy.evosearch.Survival;

/** Reads the settings of the strategies on trees with real genes. */
final class HybridStrategies {

  private HybridStrategies() {}

  static SearchStrategy<Hybrid> evoSearch(Section section, HybridSpace space) {
    EvoSearchSettings settings =
        new EvoSearchSettings(
            trees(section, 8), credit(section, space), section.realAbove("sigma", 0, 1));
    return new EvoSearch(space, settings);
  }

  private static Credit credit(Section section, HybridSpace space) {
    Credit credit = section.choice("credit", Credit.class);
    int least = EvoSearch.leastPopulationPerSpecies(space);
    if (credit == Credit.PER_SPECIES && section.whole("population", 1) < least) {
      throw section.invalid("population", "at least " + least + " where credit is per-species");
    }
    return credit;
  }

  static SearchStrategy<Hybrid> programming(Section section, HybridSpace space) {
    return new GeneticProgramming(space, trees(section, 2));
  }

  private static ProgrammingSettings trees(Section section, int leastPopulation) {
    return new ProgrammingSettings(
        section.whole("population", leastPopulation),
        breeding(section),
        section.choice("survival", Survival.class),
        section.whole("patience", 0));
  }

  private static BreedingSettings breeding(Section section) {
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
