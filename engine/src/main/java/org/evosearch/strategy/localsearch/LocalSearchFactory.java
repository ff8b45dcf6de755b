package org.evosearch.strategy.localsearch;

import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link LocalSearch}. */
public final class LocalSearchFactory implements StrategyFactory.OnChoices {

  @Override
  public String name() {
    return "local-search";
  }

  @Override
  public SearchStrategy<Choices> create(Section section, ChoiceSpace space) {
    return new LocalSearch(space, section.whole("neighbours", 1));
  }
}
