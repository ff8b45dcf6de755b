package org.evosearch.strategy.surrogate;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Replaces values by the normal quantiles of their ranks, so that neither their scale nor outliers
 * matter.
 */
final class NormalScores {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalScores() {}

  /**
   * The quantile of (rank - 1/2) / n for each value, the mean rank where some are equal.
   *
   * @param values larger is better; what is not finite counts as the smallest finite one
   */
  static double[] of(double[] values) {
    double[] known = finite(values);
    int[] order =
        IntStream.range(0, known.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> known[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] scores = new double[known.length];
    int end;
    for (int begin = 0; begin < order.length; begin = end) {
      end = end(known, order, begin);
      double quantile = STANDARD.inverseCumulativeProbability((begin + end) / 2.0 / order.length);
      for (int i = begin; i < end; i++) {
        scores[order[i]] = quantile;
      }
    }
    return scores;
  }

  private static double[] finite(double[] values) {
    double smallest =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i])
            .filter(Double::isFinite)
            .min()
            .orElse(0);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> Double.isFinite(values[i]) ? values[i] : smallest)
        .toArray();
  }

  private static int end(double[] values, int[] order, int begin) {
    int end = begin + 1;
    while (end < order.length && values[order[end]] == values[order[begin]]) {
      end++;
    }
    return end;
  }
}
