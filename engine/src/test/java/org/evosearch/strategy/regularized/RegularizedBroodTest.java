package org.evosearch.strategy.regularized;

import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;

/** The laws of strategies hold with broods. */
class RegularizedBroodTest extends SearchStrategyContract<Choices> {

  @Override
  protected ChoiceSpace space() {
    return new ToyChoices();
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new RegularizedEvolution<>(
        space(), new RegularizedSettings(5, 3, 40), new Brood<>(space(), 4));
  }
}
