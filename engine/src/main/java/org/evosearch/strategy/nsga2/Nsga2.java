package org.evosearch.strategy.nsga2;

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
import org.evosearch.variation.TournamentSelection;

/**
 * NSGA-II: parents win binary tournaments by front and crowding, children are mixed from two of
 * them and mutated, and the better ones of old and new survive.
 *
 * <p>K. Deb, A. Pratap, S. Agarwal, T. Meyarivan: A Fast and Elitist Multiobjective Genetic
 * Algorithm: NSGA-II. IEEE TEC 6(2), 2002; on networks after Z. Lu et al.: NSGA-Net, GECCO 2019,
 * without its Bayesian network. Networks that were tried are not proposed again, so no two
 * survivors are equal; failures do not survive. Where a space has no crossover, all children are
 * mutations.
 *
 * @param <G> the encoding
 */
public final class Nsga2<G extends Genotype> implements SearchStrategy<G> {

  private static final TournamentSelection BINARY = new TournamentSelection(2, 1);

  private final SearchSpace<G> space;
  private final Nsga2Settings settings;
  private final Survival survival;
  private final NewNetworks<G> networks;
  private List<Survivor<Evaluation<G>>> population = List.of();

  /** Creates the strategy before its first generation. */
  public Nsga2(SearchSpace<G> space, Nsga2Settings settings) {
    this.space = space;
    this.settings = settings;
    this.survival = new Survival(settings.population());
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
    return BINARY.select(population, Survivor.BEST_FIRST, random).solution();
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {
    networks.tell(evaluations);
    List<Evaluation<G>> candidates =
        Stream.concat(population.stream().map(Survivor::solution), evaluations.stream())
            .filter(evaluation -> !evaluation.objectives().isEmpty())
            .toList();
    population = survival.survivors(candidates, Nsga2::costs);
  }

  /** Objectives are maximised by strategies, costs are minimised. */
  private static Costs costs(Evaluation<?> evaluation) {
    return new Costs(
        evaluation.objectives().stream().map(value -> -value).toList(), evaluation.violation());
  }

  /** Any: parents are chosen among those that are known when a generation is asked for. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
