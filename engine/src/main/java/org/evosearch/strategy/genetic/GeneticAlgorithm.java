package org.evosearch.strategy.genetic;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NewNetworks;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.variation.Crossover;

/**
 * A genetic algorithm with overlapping generations: parents win tournaments, children are mixed
 * from two of them and mutated, and the best of old and new survive ((mu + lambda) selection).
 *
 * <p>John H. Holland: Adaptation in Natural and Artificial Systems, 1975. Networks that were tried
 * are not proposed again; where a space has no crossover, all children are mutations.
 *
 * @param <G> the encoding
 */
public final class GeneticAlgorithm<G extends Genotype> implements SearchStrategy<G> {

  private final SearchSpace<G> space;
  private final GeneticSettings settings;
  private final NewNetworks<G> networks;
  private List<Evaluation<G>> population = List.of();

  /** Creates the strategy before its first generation. */
  public GeneticAlgorithm(SearchSpace<G> space, GeneticSettings settings) {
    this.space = space;
    this.settings = settings;
    this.networks = new NewNetworks<>(space);
  }

  @Override
  public List<Proposal<G>> ask(int generation, RandomStreams streams) {
    NewNetworks<G>.Batch batch = networks.batch();
    return IntStream.range(0, settings.children())
        .mapToObj(i -> streams.stream(Purpose.PROPOSAL, generation, i))
        .flatMap(random -> proposal(batch, random).stream())
        .toList();
  }

  private Optional<Proposal<G>> proposal(NewNetworks<G>.Batch batch, UniformRandomProvider random) {
    Optional<Proposal<G>> child =
        population.size() < settings.population() ? Optional.empty() : child(batch, random);
    return child.or(
        () -> batch.sample(random).map(drawn -> new Proposal<>(drawn, "sample", List.of())));
  }

  private Optional<Proposal<G>> child(NewNetworks<G>.Batch batch, UniformRandomProvider random) {
    Evaluation<G> mother = parent(random);
    Optional<Crossover<G>> crossover =
        space.crossover().filter(c -> random.nextDouble() < settings.crossoverRate());
    return crossover.isPresent()
        ? crossed(batch, crossover.get(), mother, parent(random), random)
        : batch
            .draw(() -> space.mutation().mutate(mother.genotype(), random))
            .map(child -> new Proposal<>(child, "mutation", List.of(mother.id())));
  }

  private Optional<Proposal<G>> crossed(
      NewNetworks<G>.Batch batch,
      Crossover<G> crossover,
      Evaluation<G> mother,
      Evaluation<G> father,
      UniformRandomProvider random) {
    return batch
        .draw(() -> mutated(crossover.cross(mother.genotype(), father.genotype(), random), random))
        .map(child -> new Proposal<>(child, "crossover", List.of(mother.id(), father.id())));
  }

  private G mutated(G child, UniformRandomProvider random) {
    return random.nextDouble() < settings.mutationRate()
        ? space.mutation().mutate(child, random)
        : child;
  }

  private Evaluation<G> parent(UniformRandomProvider random) {
    return settings.selection().select(population, Evaluation.BEST_FIRST, random);
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {
    networks.tell(evaluations);
    population =
        Stream.concat(population.stream(), evaluations.stream())
            .filter(evaluation -> evaluation.fitness().isPresent())
            .sorted(Evaluation.BEST_FIRST)
            .limit(settings.population())
            .toList();
  }

  /** Any: parents are chosen among those that are known when a generation is asked for. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
