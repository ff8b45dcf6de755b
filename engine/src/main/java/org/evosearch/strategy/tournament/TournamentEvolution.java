package org.evosearch.strategy.tournament;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.ArchivedTrial;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.WithinLimits;
import org.evosearch.trial.TrialId;

/**
 * A generational algorithm: the elites survive unchanged, every other place is filled by a mutated
 * winner of a tournament in the last generation. It starts from the smallest networks.
 *
 * <p>Stathis Vafeias: Design by Evolution: How to evolve your neural network with AutoML, 2018. The
 * elites here are different networks that were measured, and selected parents are never changed in
 * place.
 *
 * @param <G> the encoding
 */
public final class TournamentEvolution<G extends Genotype> implements SearchStrategy<G> {

  private final SearchSpace<G> space;
  private final TournamentSettings settings;
  private final Brood<G> brood;
  private List<Evaluation<G>> last = List.of();

  /** Creates the strategy before its first generation, without a brood. */
  public TournamentEvolution(SearchSpace<G> space, TournamentSettings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /**
   * Creates the strategy before its first generation.
   *
   * @param brood of which each child is the best predicted
   */
  public TournamentEvolution(SearchSpace<G> space, TournamentSettings settings, Brood<G> brood) {
    this.space = space;
    this.settings = settings;
    this.brood = brood;
  }

  @Override
  public List<Proposal<G>> ask(int generation, RandomStreams streams) {
    brood.prepare(streams);
    List<Proposal<G>> proposals = new ArrayList<>(elites());
    for (int i = proposals.size(); i < settings.population(); i++) {
      UniformRandomProvider random = streams.stream(Purpose.PROPOSAL, generation, i);
      proposals.add(best(random));
    }
    return proposals;
  }

  private Proposal<G> best(UniformRandomProvider random) {
    return brood.best(() -> Optional.of(made(random)), other -> {}).orElseThrow();
  }

  private Proposal<G> made(UniformRandomProvider random) {
    return last.isEmpty() ? initial(random) : child(random);
  }

  private List<Proposal<G>> elites() {
    Set<Fingerprint> seen = new HashSet<>();
    return last.stream()
        .filter(evaluation -> !evaluation.hasFailed())
        .sorted(Evaluation.BEST_FIRST)
        .filter(evaluation -> seen.add(evaluation.fingerprint()))
        .limit(settings.elites())
        .map(best -> new Proposal<>(best.genotype(), "elite", List.of(best.id())))
        .toList();
  }

  private Proposal<G> initial(UniformRandomProvider random) {
    return new Proposal<>(drawn(() -> space.initial(random)), "initial", List.of());
  }

  private Proposal<G> child(UniformRandomProvider random) {
    Evaluation<G> parent = settings.selection().select(last, Evaluation.BEST_FIRST, random);
    G genotype = drawn(() -> space.mutation().mutate(parent.genotype(), random));
    String operator = space.mutation().operator(parent.genotype(), genotype);
    return new Proposal<>(genotype, operator, List.of(parent.id()));
  }

  private G drawn(Supplier<G> source) {
    return WithinLimits.draw(() -> Optional.of(source.get()), space::excess).orElseThrow();
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {
    last = List.copyOf(evaluations);
    brood.tell(evaluations);
  }

  @Override
  public SearchStrategy<G> learningFrom(List<ArchivedTrial<G>> archive) {
    brood.learn(archive);
    return this;
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(last));
  }

  /** Unlimited: with k generations in flight there are k independent lines of descent. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
