package org.evosearch.strategy.localsearch;

import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;

class LocalSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new LocalSearch(space(), 3);
  }
}
