package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;

/**
 * A steady-state strategy: each generation proposes some children of the current population.
 * Networks that were evaluated are not proposed again.
 *
 * @param <G> the encoding
 */
public abstract class PopulationStrategy<G extends Genotype> implements SearchStrategy<G> {

  private final NoveltyFilter<G> networks;
  private final int children;
  private final Brood<G> brood;

  /**
   * Creates the strategy before its first generation.
   *
   * @param children in a generation
   * @param brood of which each child is the best predicted
   */
  protected PopulationStrategy(SearchSpace<G> space, int children, Brood<G> brood) {
    this.networks = new NoveltyFilter<>(space);
    this.children = children;
    this.brood = brood;
  }

  /**
   * Creates a child whose network the batch takes.
   *
   * @return empty while the population is too small, or after many failed attempts; then a genotype
   *     is sampled from the whole space
   */
  protected abstract Optional<Proposal<G>> child(
      NoveltyFilter<G>.Batch batch, UniformRandomProvider random);

  /** Selects the survivors among the population and a new generation. */
  protected abstract void select(List<Evaluation<G>> generation);

  @Override
  public final List<Proposal<G>> ask(int generation, RandomStreams streams) {
    brood.prepare(streams);
    return networks.proposals(children, generation, streams, this::child, brood);
  }

  @Override
  public final void tell(List<Evaluation<G>> evaluations) {
    networks.tell(evaluations);
    brood.tell(evaluations);
    select(evaluations);
  }

  @Override
  public final SearchStrategy<G> learningFrom(List<ArchivedTrial<G>> archive) {
    brood.learn(archive);
    return this;
  }

  /** Unlimited: parents are chosen from what has been told when a generation is proposed. */
  @Override
  public final int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
