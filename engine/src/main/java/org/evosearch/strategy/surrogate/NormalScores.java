package org.evosearch.strategy.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evosearch.strategy.RankShares;

/**
 * Replaces values by the normal quantiles of their ranks, so that neither their scale nor outliers
 * matter.
 */
final class NormalScores {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalScores() {}

  /**
   * The quantile of (rank - 1/2) / n for each value, with the mean rank for ties.
   *
   * @param values larger is better; what is not finite counts as the smallest finite one
   */
  static double[] of(double[] values) {
    return Arrays.stream(RankShares.of(finite(values)))
        .map(STANDARD::inverseCumulativeProbability)
        .toArray();
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
}
