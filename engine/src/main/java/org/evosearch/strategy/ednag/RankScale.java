package org.evosearch.strategy.ednag;

import java.util.List;

/**
 * Fitness by rank: 500 r<sup>4</sup> with r from 0 for the worst to 1 for the best of the set that
 * is scored; equal values share their mean rank. It is independent of the task, and has about the
 * range of {@link AccuracyScale}.
 */
public record RankScale() implements FitnessScale {

  private static final double LARGEST = 500;

  @Override
  public double[] of(double[] values) {
    List<Integer> order = Ascending.by(values.length, i -> known(values[i]));
    double[] fitness = new double[values.length];
    int from = 0;
    while (from < values.length) {
      double value = values[order.get(from)];
      int to = from + 1;
      while (to < values.length && values[order.get(to)] == value) {
        to++;
      }
      double meanRank = (from + to - 1) / 2.0;
      for (int i : order.subList(from, to)) {
        fitness[i] = Double.isNaN(value) ? 0 : fitness(meanRank, values.length);
      }
      from = to;
    }
    return fitness;
  }

  /** Unknown values rank below all others. */
  private static double known(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private static double fitness(double rank, int size) {
    double share = rank / Math.max(1, size - 1);
    return LARGEST * share * share * share * share;
  }
}
