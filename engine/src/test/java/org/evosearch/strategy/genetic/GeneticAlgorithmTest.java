package org.evosearch.strategy.genetic;

import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.variation.TournamentSelection;

class GeneticAlgorithmTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new GeneticAlgorithm<>(
        space(), new GeneticSettings(5, 4, new TournamentSelection(4, 1), 0.9, 0.5));
  }
}
