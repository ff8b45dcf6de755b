package org.evosearch.strategy.deepga;

import org.evosearch.config.Section;
import org.evosearch.genotype.Seeds;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link DeepGa}. */
public final class DeepGaFactory implements StrategyFactory.OnSeeds {

  @Override
  public String name() {
    return "deep-ga";
  }

  @Override
  public SearchStrategy<Seeds> create(Section section, PhenotypeSpace<Seeds> space) {
    int population = section.whole("population", 2);
    return new DeepGa(
        space, new DeepGaSettings(population, section.whole("parents", 1, population)));
  }
}
