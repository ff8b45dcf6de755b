package org.evosearch.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test, at the level of 0.1 %. Draws are seeded, so a test that passes always
 * passes.
 */
public final class ChiSquare {

  private static final double LEVEL = 0.001;

  private ChiSquare() {}

  /** Fails if the counts are not what the probabilities lead to expect. */
  public static void assertFits(long[] counts, double... probabilities) {
    assertThat(counts).hasSameSizeAs(probabilities);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
    long total = Arrays.stream(counts).sum();
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = total * probabilities[i];
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    assertThat(ChiSquaredDistribution.of(counts.length - 1).survivalProbability(statistic))
        .as("probability of a chi-square of %s or more for %s", statistic, Arrays.toString(counts))
        .isGreaterThan(LEVEL);
  }

  /** Fails if the counts are not those of equal probabilities. */
  public static void assertUniform(long[] counts) {
    double[] probabilities = new double[counts.length];
    Arrays.fill(probabilities, 1.0 / counts.length);
    assertFits(counts, probabilities);
  }
}
