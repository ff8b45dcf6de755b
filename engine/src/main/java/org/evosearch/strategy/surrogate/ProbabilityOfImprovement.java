package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Proposal;

/**
 * Chooses the proposals that most probably reach a goal above the best one so far.
 *
 * <p>H. J. Kushner: A New Method of Locating the Maximum Point of an Arbitrary Multipeak Curve in
 * the Presence of Noise, 1964. Genotypes that were chosen, or are being evaluated, count as
 * observed at their posterior mean (Thomas Desautels, Andreas Krause and Joel Burdick:
 * Parallelizing Exploration-Exploitation Tradeoffs in Gaussian Process Bandit Optimization, 2014,
 * equation 7). That lowers deviations around them and leaves means as they are, so that a batch
 * spreads. Since deviations only decrease, an old one is an upper bound; only those at the top are
 * computed again, and of those a limited number.
 */
final class ProbabilityOfImprovement {

  private static final double SMALLEST_DEVIATION = 1e-9;

  /**
   * Maximum number of deviations computed for one choice; more cost time and change few choices.
   */
  private static final int MOST_WORKED_OUT = 16;

  private final double best;
  private final GaussianProcess measured;
  private final List<Contender> contenders = new ArrayList<>();
  private GaussianProcess process;

  /**
   * Ranks the pool.
   *
   * @param belief process of the evaluated genotypes
   * @param pending genotypes that are being evaluated
   */
  ProbabilityOfImprovement(
      Belief belief, List<Features> pending, List<Proposal<Choices>> pool, FeatureMap map) {
    best = belief.best();
    measured = belief.process();
    process = measured.plus(pending);
    List<Prospect> prospects = belief.prospects().of(pool, map);
    for (int i = 0; i < pool.size(); i++) {
      contenders.add(contender(i, pool.get(i), prospects.get(i), belief));
    }
  }

  private Contender contender(
      int index, Proposal<Choices> proposal, Prospect prospect, Belief belief) {
    Contender contender = new Contender(index, proposal, prospect);
    contender.mean = belief.mean(prospect.covariances(belief.process()));
    contender.deviation = Math.sqrt(process.varianceAtMost(contender.here.covariances(process)));
    return contender;
  }

  /** A proposal of the pool. */
  private static final class Contender {

    static final Comparator<Contender> BEST_FIRST =
        Comparator.<Contender>comparingDouble(contender -> -contender.score)
            .thenComparingInt(contender -> contender.index);

    final int index;
    final Proposal<Choices> proposal;

    /** Cached values under the process of evaluated points only; kept for later generations. */
    final Prospect prospect;

    /** Cached values under the process that also contains pending and chosen points. */
    Prospect here;

    double mean;
    double deviation;
    double score;

    /** Number of points of the process that the deviation was computed with, -1 for a bound. */
    int points = -1;

    Contender(int index, Proposal<Choices> proposal, Prospect prospect) {
      this.index = index;
      this.proposal = proposal;
      this.prospect = prospect;
      this.here = prospect.copy();
    }

    /** Normal quantile of the probability; by the mean alone if that is above the goal. */
    void rate(double goal) {
      double above = mean - goal;
      score = above < 0 ? above / Math.max(deviation, SMALLEST_DEVIATION) : above;
    }

    boolean isNeighbor() {
      return proposal.operator().equals(CandidatePool.NEIGHBOR);
    }
  }

  /**
   * Chooses the next one.
   *
   * @param margin from the best target so far to the goal
   * @param acceptable called for one genotype after the other until it accepts one; a rejected one
   *     is not considered again
   * @return empty if none is left
   */
  Optional<Proposal<Choices>> next(double margin, Predicate<Choices> acceptable) {
    return next(contenders, margin, acceptable);
  }

  /** Chooses among the neighbors of the best trial that has any left. */
  Optional<Proposal<Choices>> nextNeighbor(double margin, Predicate<Choices> acceptable) {
    Optional<Proposal<Choices>> chosen = Optional.empty();
    while (chosen.isEmpty() && !contenders.isEmpty() && contenders.get(0).isNeighbor()) {
      chosen = next(siblings(contenders.get(0)), margin, acceptable);
    }
    return chosen;
  }

  /** The neighbors of the same trial; the pool begins with those of the best. */
  private List<Contender> siblings(Contender first) {
    return contenders.stream()
        .filter(Contender::isNeighbor)
        .filter(other -> other.proposal.parents().equals(first.proposal.parents()))
        .toList();
  }

  private Optional<Proposal<Choices>> next(
      Collection<Contender> among, double margin, Predicate<Choices> acceptable) {
    double goal = best + margin;
    PriorityQueue<Contender> bounded = new PriorityQueue<>(Contender.BEST_FIRST);
    for (Contender contender : among) {
      contender.rate(goal);
      bounded.add(contender);
    }
    PriorityQueue<Contender> exact = new PriorityQueue<>(Contender.BEST_FIRST);
    while (!bounded.isEmpty() || !exact.isEmpty()) {
      workOut(bounded, exact, goal);
      Contender top = exact.remove();
      contenders.remove(top);
      if (acceptable.test(top.proposal.genotype())) {
        process = process.plus(List.of(top.prospect.features()));
        return Optional.of(top.proposal);
      }
    }
    return Optional.empty();
  }

  /** Computes deviations until no bound is above the best, or enough are known. */
  private void workOut(
      PriorityQueue<Contender> bounded, PriorityQueue<Contender> exact, double goal) {
    int left = MOST_WORKED_OUT;
    while (!bounded.isEmpty() && (exact.isEmpty() || (left > 0 && isAbove(bounded, exact)))) {
      Contender top = bounded.remove();
      if (top.points < process.size()) {
        workOut(top);
        top.rate(goal);
        left--;
      }
      exact.add(top);
    }
  }

  private static boolean isAbove(PriorityQueue<Contender> one, PriorityQueue<Contender> other) {
    return Contender.BEST_FIRST.compare(one.element(), other.element()) < 0;
  }

  private void workOut(Contender contender) {
    if (contender.points < 0) {
      contender.prospect.variance(measured);
      contender.here = contender.prospect.copy();
    }
    contender.deviation = Math.sqrt(contender.here.variance(process));
    contender.points = process.size();
  }
}
