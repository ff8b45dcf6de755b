package org.evosearch.strategy.nsga2;

import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link Nsga2}. */
public final class Nsga2Factory implements StrategyFactory.OnAnySpace {

  @Override
  public String name() {
    return "nsga2";
  }

  @Override
  public <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space) {
    Nsga2Settings settings =
        new Nsga2Settings(
            section.whole("population", 2),
            section.whole("children", 1),
            section.real("crossover-rate", 0, 1),
            section.real("mutation-rate", 0, 1));
    return new Nsga2<>(space, settings, Brood.of(section, space));
  }
}
