package org.evosearch.strategy;

import java.util.List;
import java.util.stream.IntStream;

/** Ranks one evaluation among others by several objectives. */
final class Consensus {

  private Consensus() {}

  /**
   * How many others one is better than, added up over the objectives; equal ones count a half. This
   * is the sum of the ranks from the worst on, counted from 0.
   */
  static double rankSum(int one, List<List<Double>> all) {
    return others(one, all).mapToDouble(other -> wins(all.get(one), all.get(other))).sum();
  }

  /**
   * The logarithms of the ranks as shares of all, added up over the objectives; the rank of the
   * worst is 1.
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

  /** How many others one is better than in most objectives; equally many count a half. */
  static double votesWon(int one, List<List<Double>> all) {
    double half = all.get(one).size() / 2.0;
    return others(one, all)
        .mapToDouble(other -> (Math.signum(wins(all.get(one), all.get(other)) - half) + 1) / 2)
        .sum();
  }

  private static IntStream others(int one, List<List<Double>> all) {
    return IntStream.range(0, all.size()).filter(other -> other != one);
  }

  /** In how many objectives one is better than another; equal values count a half. */
  private static double wins(List<Double> one, List<Double> other) {
    return IntStream.range(0, one.size())
        .mapToDouble(k -> (Math.signum(one.get(k) - other.get(k)) + 1) / 2)
        .sum();
  }
}
