package org.evosearch.strategy.random;

import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link RandomSearch}. */
public final class RandomFactory implements StrategyFactory.OnAnySpace {

  @Override
  public String name() {
    return "random";
  }

  @Override
  public <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space) {
    return new RandomSearch<>(space, section.whole("population", 1));
  }
}
