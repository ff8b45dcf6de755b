package org.evosearch.strategy.tournament;

import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;
import org.evosearch.variation.TournamentSelection;

/** Makes {@link TournamentEvolution}. */
public final class TournamentFactory implements StrategyFactory.OnAnySpace {

  @Override
  public String name() {
    return "tournament";
  }

  @Override
  public <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space) {
    int population = section.whole("population", 2);
    TournamentSettings settings =
        new TournamentSettings(
            population,
            section.whole("elites", 0, population - 1),
            TournamentSelection.of(section));
    return new TournamentEvolution<>(space, settings, Brood.of(section, space));
  }
}
