package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The points of a generation from the best to the worst. */
final class Ranking {

  private final int[] order;
  private final double[] values;

  private Ranking(int[] order, double[] values) {
    this.order = order;
    this.values = values;
  }

  /** Ranks the points by value, ties by lot. NaN counts as worse than the worst value. */
  static Ranking of(double[] values, Samples samples) {
    double[] filled = filled(values);
    int[] order =
        IntStream.range(0, filled.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer k) -> filled[k])
                    .thenComparingDouble(samples::lot))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ranking(order, filled);
  }

  /** Replaces NaN by the worst value plus a constant: the range of the values, or 1. */
  private static double[] filled(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double worst = known.length == 0 ? 0 : known[known.length - 1];
    double range = known.length == 0 ? 0 : worst - known[0];
    double failed = worst + (range > 0 && Double.isFinite(range) ? range : 1);
    return Arrays.stream(values).map(v -> Double.isNaN(v) ? failed : v).toArray();
  }

  /** Index of the point at a rank, from 0 for the best. */
  int index(int rank) {
    return order[rank];
  }

  /** The value of a rank. */
  double value(int rank) {
    return values[order[rank]];
  }

  int size() {
    return order.length;
  }
}
