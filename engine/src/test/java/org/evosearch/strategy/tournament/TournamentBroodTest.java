package org.evosearch.strategy.tournament;

import org.evosearch.genotype.Layers;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.variation.TournamentSelection;

/** The laws of strategies hold with broods. */
class TournamentBroodTest extends SearchStrategyContract<Layers> {

  @Override
  protected SearchSpace<Layers> space() {
    return new ToySpace();
  }

  @Override
  protected SearchStrategy<Layers> strategy() {
    TournamentSettings settings = new TournamentSettings(6, 1, new TournamentSelection(3, 0.85));
    return new TournamentEvolution<>(space(), settings, new Brood<>(space(), 4));
  }
}
