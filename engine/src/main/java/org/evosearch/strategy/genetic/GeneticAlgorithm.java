package org.evosearch.strategy.genetic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.PopulationStrategy;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Reproduction;
import org.evosearch.trial.TrialId;

/**
 * A genetic algorithm with overlapping generations: parents win tournaments, children are mixed
 * from two of them and mutated, and the best of old and new survive ((mu + lambda) selection).
 *
 * <p>John H. Holland: Adaptation in Natural and Artificial Systems, 1975. Networks that were
 * evaluated are not proposed again; in a space without crossover all children are mutations. With
 * several objectives {@link org.evosearch.strategy.Ranking} decides which are best.
 *
 * @param <G> the encoding
 */
public final class GeneticAlgorithm<G extends Genotype> extends PopulationStrategy<G> {

  private final GeneticSettings settings;
  private final Reproduction<G> reproduction;

  /** Best first. */
  private List<Evaluation<G>> population = List.of();

  /** Creates the strategy before its first generation, without a brood. */
  public GeneticAlgorithm(SearchSpace<G> space, GeneticSettings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /** Creates the strategy before its first generation. */
  public GeneticAlgorithm(SearchSpace<G> space, GeneticSettings settings, Brood<G> brood) {
    super(space, settings.children(), brood);
    this.settings = settings;
    this.reproduction =
        new Reproduction<>(space, settings.crossoverRate(), settings.mutationRate());
  }

  @Override
  protected Optional<Proposal<G>> child(
      NoveltyFilter<G>.Batch batch, UniformRandomProvider random) {
    return population.size() < settings.population()
        ? Optional.empty()
        : reproduction.child(batch, () -> parent(random), random);
  }

  private Evaluation<G> parent(UniformRandomProvider random) {
    List<Integer> places = IntStream.range(0, population.size()).boxed().toList();
    return population.get(settings.selection().select(places, Comparator.naturalOrder(), random));
  }

  @Override
  protected void select(List<Evaluation<G>> generation) {
    List<Evaluation<G>> all =
        Stream.concat(population.stream(), generation.stream())
            .filter(evaluation -> !evaluation.hasFailed())
            .toList();
    population = settings.ranking().bestFirst(all).stream().limit(settings.population()).toList();
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(population));
  }
}
