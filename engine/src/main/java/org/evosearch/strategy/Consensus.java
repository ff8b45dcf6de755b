package org.evosearch.strategy;

import java.util.List;
import java.util.stream.IntStream;

/** Ranks one evaluation among others by several objectives. */
final class Consensus {

  private Consensus() {}

  /**
   * The number of others that one is better than, summed over the objectives; ties count half. This
   * is the sum of its ranks, from 0 for the worst.
   */
  static double rankSum(int one, List<List<Double>> all) {
    return others(one, all).mapToDouble(other -> wins(all.get(one), all.get(other))).sum();
  }

  /**
   * The sum of log(rank / n) over the objectives, for n evaluations; the rank of the worst is 1.
   */
  static double logRankSum(int one, List<List<Double>> all) {
    return IntStream.range(0, all.get(one).size())
        .mapToDouble(objective -> Math.log(rank(one, objective, all) / all.size()))
        .sum();
  }

  private static double rank(int one, int objective, List<List<Double>> all) {
    double own = all.get(one).get(objective);
    return 1
        + others(one, all)
            .mapToDouble(other -> (Math.signum(own - all.get(other).get(objective)) + 1) / 2)
            .sum();
  }

  /** The number of others that one beats in more than half of the objectives; ties count half. */
  static double votesWon(int one, List<List<Double>> all) {
    double half = all.get(one).size() / 2.0;
    return others(one, all)
        .mapToDouble(other -> (Math.signum(wins(all.get(one), all.get(other)) - half) + 1) / 2)
        .sum();
  }

  private static IntStream others(int one, List<List<Double>> all) {
    return IntStream.range(0, all.size()).filter(other -> other != one);
  }

  /** The number of objectives in which one is better than another; ties count half. */
  private static double wins(List<Double> one, List<Double> other) {
    return IntStream.range(0, one.size())
        .mapToDouble(k -> (Math.signum(one.get(k) - other.get(k)) + 1) / 2)
        .sum();
  }
}
