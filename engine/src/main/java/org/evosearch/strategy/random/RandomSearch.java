package org.evosearch.strategy.random;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * Draws every generation from the whole space and learns nothing: what every other strategy has to
 * beat.
 *
 * @param <G> the encoding
 */
public final class RandomSearch<G extends Genotype> implements SearchStrategy<G> {

  private final SearchSpace<G> space;
  private final int population;

  /**
   * Creates the strategy.
   *
   * @param population proposals in a generation
   */
  public RandomSearch(SearchSpace<G> space, int population) {
    this.space = space;
    this.population = population;
  }

  @Override
  public List<Proposal<G>> ask(int generation, RandomStreams streams) {
    return IntStream.range(0, population)
        .mapToObj(i -> space.sample(streams.stream(Purpose.PROPOSAL, generation, i)))
        .map(genotype -> new Proposal<>(genotype, "sample", List.of()))
        .toList();
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {}

  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
