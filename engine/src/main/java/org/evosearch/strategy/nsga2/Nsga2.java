package org.evosearch.strategy.nsga2;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.archive.Costs;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.PopulationStrategy;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Reproduction;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.TournamentSelection;

/**
 * NSGA-II: parents win binary tournaments by front and crowding, children are mixed from two of
 * them and mutated, and the better ones of old and new survive.
 *
 * <p>K. Deb, A. Pratap, S. Agarwal, T. Meyarivan: A Fast and Elitist Multiobjective Genetic
 * Algorithm: NSGA-II. IEEE TEC 6(2), 2002; on networks after Z. Lu et al.: NSGA-Net, GECCO 2019,
 * without its Bayesian network. Networks that were evaluated are not proposed again, so no two
 * survivors are equal; failures do not survive. In a space without crossover all children are
 * mutations.
 *
 * @param <G> the encoding
 */
public final class Nsga2<G extends Genotype> extends PopulationStrategy<G> {

  private static final TournamentSelection BINARY = new TournamentSelection(2, 1);

  private final Nsga2Settings settings;
  private final Survival survival;
  private final Reproduction<G> reproduction;
  private List<Survivor<Evaluation<G>>> population = List.of();

  /** Creates the strategy before its first generation, without a brood. */
  public Nsga2(SearchSpace<G> space, Nsga2Settings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /** Creates the strategy before its first generation. */
  public Nsga2(SearchSpace<G> space, Nsga2Settings settings, Brood<G> brood) {
    super(space, settings.children(), brood);
    this.settings = settings;
    this.survival = new Survival(settings.population());
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
    return BINARY.select(population, Survivor.BEST_FIRST, random).solution();
  }

  @Override
  protected void select(List<Evaluation<G>> generation) {
    List<Evaluation<G>> candidates =
        Stream.concat(population.stream().map(Survivor::solution), generation.stream())
            .filter(evaluation -> !evaluation.hasFailed())
            .toList();
    int objectives =
        candidates.stream().mapToInt(evaluation -> evaluation.objectives().size()).max().orElse(0);
    population = survival.survivors(candidates, evaluation -> costs(evaluation, objectives));
  }

  /**
   * Objectives are maximized by strategies, costs are minimized. Infeasible trials that were not
   * run have their violation, and zero costs.
   */
  private static Costs costs(Evaluation<?> evaluation, int objectives) {
    List<Double> values =
        evaluation.objectives().isEmpty()
            ? Collections.nCopies(objectives, 0.0)
            : evaluation.objectives().stream().map(value -> -value).toList();
    return new Costs(values, evaluation.violation());
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(population.stream().map(Survivor::solution).toList()));
  }
}
