package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Proposal;

/**
 * Chooses the proposals whose fitness may be largest: mean plus a multiple of the standard
 * deviation is largest.
 *
 * <p>Niranjan Srinivas and others: Gaussian Process Optimization in the Bandit Setting, 2010,
 * equation 6. Who was chosen, or is being measured, is taken for measured with the mean as its
 * value (Thomas Desautels, Andreas Krause and Joel Burdick: Parallelizing Exploration-Exploitation
 * Tradeoffs in Gaussian Process Bandit Optimization, 2014, equation 7), which lowers deviations
 * around it and leaves means as they are, so that a batch spreads. As deviations only get smaller,
 * an old one bounds the present one: only those at the top are worked out anew.
 */
final class UpperConfidenceBound {

  private final List<Contender> contenders = new ArrayList<>();
  private GaussianProcess process;

  /**
   * Ranks the pool.
   *
   * @param belief what was measured
   * @param pending what is being measured
   */
  UpperConfidenceBound(
      Belief belief,
      List<Features> pending,
      List<Proposal<Choices>> pool,
      FeatureMap map) {
    process = belief.process().plus(pending);
    for (Proposal<Choices> proposal : pool) {
      Features features = map.of(proposal.genotype());
      double[] covariances = process.covariances(features);
      contenders.add(
          new Contender(
              contenders.size(),
              proposal,
              features,
              belief.mean(covariances),
              Math.sqrt(process.varianceAtMost(covariances))));
    }
  }

  /** Someone who may be chosen. */
  private static final class Contender {

    static final Comparator<Contender> BEST_FIRST =
        Comparator.<Contender>comparingDouble(contender -> -contender.score)
            .thenComparingInt(contender -> contender.index);

    final int index;
    final Proposal<Choices> proposal;
    final Features features;
    final double mean;
    double deviation;
    double score;

    /** Points of the process that the deviation was worked out with, -1 for a bound. */
    int points = -1;

    Contender(
        int index, Proposal<Choices> proposal, Features features, double mean, double deviation) {
      this.index = index;
      this.proposal = proposal;
      this.features = features;
      this.mean = mean;
      this.deviation = deviation;
    }
  }

  /**
   * Chooses the next one.
   *
   * @param multiple of the standard deviation
   * @param acceptable asked for one genotype after the other until it agrees; who is refused once
   *     is not considered again
   * @return empty if no one is left
   */
  Optional<Proposal<Choices>> next(double multiple, Predicate<Choices> acceptable) {
    PriorityQueue<Contender> queue = queue(multiple);
    while (!queue.isEmpty()) {
      Contender top = queue.remove();
      if (top.points < process.size()) {
        workOut(top, multiple);
        queue.add(top);
      } else {
        contenders.remove(top);
        if (acceptable.test(top.proposal.genotype())) {
          process = process.plus(List.of(top.features));
          return Optional.of(top.proposal);
        }
      }
    }
    return Optional.empty();
  }

  private PriorityQueue<Contender> queue(double multiple) {
    PriorityQueue<Contender> queue =
        new PriorityQueue<>(contenders.size() + 1, Contender.BEST_FIRST);
    for (Contender contender : contenders) {
      contender.score = contender.mean + multiple * contender.deviation;
      queue.add(contender);
    }
    return queue;
  }

  private void workOut(Contender contender, double multiple) {
    contender.deviation = Math.sqrt(process.variance(process.covariances(contender.features)));
    contender.points = process.size();
    contender.score = contender.mean + multiple * contender.deviation;
  }
}
