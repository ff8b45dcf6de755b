package org.evosearch.strategy.localsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * Climbs: tries neighbours in random order, goes on from the first one that is better, and starts
 * anew at random when none is. Neighbours whose network was tried before are skipped.
 *
 * <p>Colin White, Sam Nolen and Yash Savani: Exploring the Loss Landscape in Neural Architecture
 * Search, 2021. A generation proposes the next few neighbours; the best one that is better than
 * where they were drawn from is where the search goes on.
 */
public final class LocalSearch implements SearchStrategy<Choices> {

  private final ChoiceSpace space;
  private final int neighbours;
  private final NoveltyFilter<Choices> networks;
  private @Nullable Evaluation<Choices> place;

  /**
   * Creates the strategy before its first generation.
   *
   * @param neighbours proposals in a generation, at least 1
   */
  public LocalSearch(ChoiceSpace space, int neighbours) {
    this.space = space;
    this.neighbours = neighbours;
    this.networks = new NoveltyFilter<>(space);
  }

  @Override
  public List<Proposal<Choices>> ask(int generation, RandomStreams streams) {
    NoveltyFilter<Choices>.Batch batch = networks.batch();
    List<Proposal<Choices>> proposals = new ArrayList<>(steps(batch, generation, streams));
    if (proposals.isEmpty()) {
      starts(batch, generation, streams).forEach(proposals::add);
    }
    return proposals;
  }

  /** The next neighbours of the place that are worth a training. */
  private List<Proposal<Choices>> steps(
      NoveltyFilter<Choices>.Batch batch, int generation, RandomStreams streams) {
    Evaluation<Choices> from = place;
    if (from == null) {
      return List.of();
    }
    List<Choices> around = new ArrayList<>(space.neighbours(from.genotype()).toList());
    ListSampler.shuffle(streams.stream(Purpose.PROPOSAL, generation, 0), around);
    return around.stream()
        .filter(to -> isOnTheWay(from, to) && batch.take(to))
        .limit(neighbours)
        .map(to -> new Proposal<>(to, "step", List.of(from.id())))
        .toList();
  }

  /** Whether a neighbour keeps to the limits of the search, or comes nearer to them. */
  private boolean isOnTheWay(Evaluation<Choices> from, Choices to) {
    double excess = space.excess(to);
    return excess == 0 || excess < from.violation();
  }

  private List<Proposal<Choices>> starts(
      NoveltyFilter<Choices>.Batch batch, int generation, RandomStreams streams) {
    return IntStream.rangeClosed(1, neighbours)
        .mapToObj(i -> streams.stream(Purpose.PROPOSAL, generation, i))
        .flatMap(random -> start(batch, random).stream())
        .toList();
  }

  private static Optional<Proposal<Choices>> start(
      NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random) {
    return batch.sample(random).map(drawn -> new Proposal<>(drawn, "restart", List.of()));
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    networks.tell(evaluations);
    boolean restarted = evaluations.stream().allMatch(e -> e.proposal().parents().isEmpty());
    Evaluation<Choices> best =
        evaluations.stream()
            .filter(evaluation -> !evaluation.hasFailed())
            .min(Evaluation.BEST_FIRST)
            .orElse(null);
    if (best != null && (restarted || isBetter(best, place))) {
      place = best;
    }
  }

  private static boolean isBetter(Evaluation<Choices> one, @Nullable Evaluation<Choices> other) {
    return other == null || Evaluation.BEST_FIRST.compare(one, other) < 0;
  }

  @Override
  public Optional<Set<TrialId>> living() {
    Evaluation<Choices> here = place;
    return Optional.of(here == null ? Set.of() : Set.of(here.id()));
  }

  /** 1: each generation steps from where the one before has led. */
  @Override
  public int largestPipeline() {
    return 1;
  }
}
