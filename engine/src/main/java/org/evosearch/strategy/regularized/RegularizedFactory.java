package org.evosearch.strategy.regularized;

import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link RegularizedEvolution}. */
public final class RegularizedFactory implements StrategyFactory.OnAnySpace {

  @Override
  public String name() {
    return "regularized";
  }

  @Override
  public <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space) {
    RegularizedSettings settings =
        new RegularizedSettings(
            section.whole("population", 1),
            section.whole("sample-size", 1),
            section.whole("children", 1));
    return new RegularizedEvolution<>(space, settings, Brood.of(section, space));
  }
}
