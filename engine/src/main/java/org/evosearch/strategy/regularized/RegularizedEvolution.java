package org.evosearch.strategy.regularized;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.PopulationStrategy;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;

/**
 * Aging evolution: the parent is the best of a few individuals drawn from the population, its child
 * differs by one mutation, and with each child the oldest individual dies regardless of its
 * fitness, so that a lucky evaluation does not survive.
 *
 * <p>Esteban Real, Alok Aggarwal, Yanping Huang and Quoc V. Le: Regularized Evolution for Image
 * Classifier Architecture Search, 2019, algorithm 1. Age is the order of proposals, so the result
 * does not depend on the order of completion. The first individuals come in generations of {@code
 * children} as well. Failed trials die at once; networks that were evaluated are not proposed
 * again.
 *
 * @param <G> the encoding
 */
public final class RegularizedEvolution<G extends Genotype> extends PopulationStrategy<G> {

  private final SearchSpace<G> space;
  private final RegularizedSettings settings;
  private List<Evaluation<G>> population = List.of();
  private int measured;

  /** Creates the strategy before its first generation, without a brood. */
  public RegularizedEvolution(SearchSpace<G> space, RegularizedSettings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /** Creates the strategy before its first generation. */
  public RegularizedEvolution(SearchSpace<G> space, RegularizedSettings settings, Brood<G> brood) {
    super(space, settings.children(), brood);
    this.space = space;
    this.settings = settings;
  }

  @Override
  protected Optional<Proposal<G>> child(
      NoveltyFilter<G>.Batch batch, UniformRandomProvider random) {
    if (measured < settings.population()) {
      return Optional.empty();
    }
    Evaluation<G> parent = parent(random);
    return batch
        .draw(() -> space.mutation().mutate(parent.genotype(), random))
        .map(
            child ->
                new Proposal<>(
                    child,
                    space.mutation().operator(parent.genotype(), child),
                    List.of(parent.id())));
  }

  /** The best of a sample, which is drawn with replacement, as NAS-Bench-201's own code does. */
  private Evaluation<G> parent(UniformRandomProvider random) {
    return IntStream.range(0, settings.sampleSize())
        .mapToObj(i -> population.get(random.nextInt(population.size())))
        .min(Evaluation.BEST_FIRST)
        .orElseThrow();
  }

  @Override
  protected void select(List<Evaluation<G>> generation) {
    List<Evaluation<G>> queue = new ArrayList<>(population);
    generation.stream().filter(e -> !e.hasFailed()).forEach(queue::add);
    measured += queue.size() - population.size();
    int dead = Math.max(0, queue.size() - settings.population());
    population = List.copyOf(queue.subList(dead, queue.size()));
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(population));
  }
}
