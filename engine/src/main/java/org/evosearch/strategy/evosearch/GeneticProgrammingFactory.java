package org.evosearch.strategy.evosearch;

import org.evosearch.config.Section;
import org.evosearch.genotype.Hybrid;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link GeneticProgramming}. */
public final class GeneticProgrammingFactory implements StrategyFactory.OnHybrids {

  private static final int MIN_POPULATION = 2;

  @Override
  public String name() {
    return "programming";
  }

  @Override
  public SearchStrategy<Hybrid> create(Section section, HybridSpace space) {
    return new GeneticProgramming(
        space, ProgrammingSettings.of(section, MIN_POPULATION), Brood.of(section, space));
  }
}
