package org.evosearch.strategy.random;

import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * Draws every generation from the whole space and learns nothing, but not to try a network twice:
 * what every other strategy has to beat.
 *
 * @param <G> the encoding
 */
public final class RandomSearch<G extends Genotype> implements SearchStrategy<G> {

  private final NoveltyFilter<G> networks;
  private final int population;

  /**
   * Creates the strategy.
   *
   * @param population proposals in a generation
   */
  public RandomSearch(SearchSpace<G> space, int population) {
    this.networks = new NoveltyFilter<>(space);
    this.population = population;
  }

  @Override
  public List<Proposal<G>> ask(int generation, RandomStreams streams) {
    return networks.proposals(population, generation, streams, (batch, random) -> Optional.empty());
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {
    networks.tell(evaluations);
  }

  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
