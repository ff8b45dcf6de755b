package org.evosearch.strategy.genetic;

import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Ranking;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;
import org.evosearch.variation.TournamentSelection;

/** Makes {@link GeneticAlgorithm}. */
public final class GeneticFactory implements StrategyFactory.OnAnySpace {

  @Override
  public String name() {
    return "genetic";
  }

  @Override
  public <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space) {
    GeneticSettings settings =
        new GeneticSettings(
            section.whole("population", 2),
            section.whole("children", 1),
            TournamentSelection.of(section),
            section.real("crossover-rate", 0, 1),
            section.real("mutation-rate", 0, 1),
            section.choice("ranking", Ranking.class));
    return new GeneticAlgorithm<>(space, settings, Brood.of(section, space));
  }
}
