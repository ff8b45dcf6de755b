package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;

/**
 * A strategy with a population whose generations overlap: each generation is some children of those
 * that are alive. Networks that were evaluated are not proposed again.
 *
 * @param <G> the encoding
 */
public abstract class PopulationStrategy<G extends Genotype> implements SearchStrategy<G> {

  private final NoveltyFilter<G> networks;
  private final int children;

  /**
   * Creates the strategy before its first generation.
   *
   * @param children in a generation
   */
  protected PopulationStrategy(SearchSpace<G> space, int children) {
    this.networks = new NoveltyFilter<>(space);
    this.children = children;
  }

  /**
   * Makes a child whose network the batch has taken.
   *
   * @return empty while the population is too small, or after many children in vain: then the whole
   *     space is drawn from
   */
  protected abstract Optional<Proposal<G>> child(
      NoveltyFilter<G>.Batch batch, UniformRandomProvider random);

  /** Decides who of the population and of a new generation survives. */
  protected abstract void select(List<Evaluation<G>> generation);

  @Override
  public final List<Proposal<G>> ask(int generation, RandomStreams streams) {
    return networks.proposals(children, generation, streams, this::child);
  }

  @Override
  public final void tell(List<Evaluation<G>> evaluations) {
    networks.tell(evaluations);
    select(evaluations);
  }

  /** Any: parents are chosen among those that are known when a generation is asked for. */
  @Override
  public final int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
