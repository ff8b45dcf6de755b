package org.evosearch.strategy.surrogate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;

/**
 * Proposes members by expected improvement. One that was chosen, or is being evaluated, counts as
 * observed at its posterior mean (Thomas Desautels, Andreas Krause and Joel Burdick: Parallelizing
 * Exploration-Exploitation Tradeoffs in Gaussian Process Bandit Optimization, 2014, equation 7), so
 * that a batch spreads.
 *
 * <p>After many trials without improvement, every second proposal is a neighbor of the best, so
 * that in the end the best is at least a local optimum.
 */
final class RankedMembers implements Ranker.Ranking {

  /** Distance of the goal above the best target. */
  private static final double MARGIN = 0.1;

  private final Members members;
  private final float[] means;
  private final double goal;
  private final int patience;
  private final Evaluation<Choices> best;
  private final BitSet closed = new BitSet();
  private final Map<Integer, Proposal<Choices>> named = new HashMap<>();
  private MemberPosterior posterior;

  /** Trials since the best one. */
  private int inVain;

  /**
   * Ranks members.
   *
   * @param posterior conditioned on the measured members
   * @param targets of the measured members
   * @param known all evaluations, at least one
   */
  RankedMembers(
      Members members,
      MemberPosterior posterior,
      double[] targets,
      List<Evaluation<Choices>> known,
      int patience) {
    this.members = members;
    this.posterior = posterior;
    this.means = posterior.means(targets);
    this.goal =
        IntStream.range(0, targets.length).mapToDouble(i -> targets[i]).max().orElse(0) + MARGIN;
    this.patience = patience;
    int first =
        IntStream.range(0, known.size())
            .boxed()
            .min(Comparator.comparing(known::get, Evaluation.BEST_FIRST))
            .orElseThrow();
    this.best = known.get(first);
    this.inVain = known.size() - first;
    known.forEach(evaluation -> close(members.number(evaluation.genotype())));
  }

  /** Counts pending genotypes as observed at their means. */
  void await(List<Choices> pending) {
    pending.stream().map(members::number).forEach(this::expect);
  }

  /** Excludes a member from further proposals. */
  private void close(int member) {
    closed.set(member);
  }

  private boolean isClosed(int member) {
    return closed.get(member);
  }

  private void expect(int member) {
    close(member);
    posterior = posterior.plus(member);
    inVain++;
  }

  /** Records the operators and parents of members. */
  void name(List<Proposal<Choices>> pool) {
    pool.forEach(proposal -> named.putIfAbsent(members.number(proposal.genotype()), proposal));
  }

  @Override
  public Optional<Proposal<Choices>> next(
      NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random) {
    boolean climbs = inVain > patience && inVain % 2 == 0;
    Optional<Proposal<Choices>> step =
        climbs
            ? chosen(batch, near(), CandidatePool.NEIGHBOR, List.of(best.id()))
            : Optional.empty();
    return step.or(() -> chosen(batch, member -> true, "model", List.of()));
  }

  private IntPredicate near() {
    BitSet near = new BitSet();
    members.neighbors(best.genotype()).forEach(near::set);
    return near::get;
  }

  private Optional<Proposal<Choices>> chosen(
      NoveltyFilter<Choices>.Batch batch,
      IntPredicate among,
      String operator,
      List<TrialId> parents) {
    IntPredicate allowed =
        member -> among.test(member) && !isClosed(member) && isWithinLimits(member);
    int member = ExpectedImprovement.best(posterior, means, goal, allowed);
    while (member >= 0 && !batch.take(members.genotype(member))) {
      close(member);
      member = ExpectedImprovement.best(posterior, means, goal, allowed);
    }
    if (member < 0) {
      return Optional.empty();
    }
    expect(member);
    Choices genotype = members.genotype(member);
    return Optional.of(named.getOrDefault(member, new Proposal<>(genotype, operator, parents)));
  }

  /** Members that exceed the limits of the search are closed once they are seen. */
  private boolean isWithinLimits(int member) {
    boolean within = members.excess(member) == 0;
    if (!within) {
      close(member);
    }
    return within;
  }
}
