package org.evosearch.strategy.surrogate;

import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;

class SurrogateSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final SurrogateSettings SETTINGS =
      new SurrogateSettings(3, 5, 1, new SurrogateSettings.Pool(5, 20, 20));

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new SurrogateSearch(space(), SETTINGS);
  }
}
