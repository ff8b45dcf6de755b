package org.evosearch.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/**
 * Pearson's chi-square test, at the level of 0.1 %. Draws are seeded, so a test that passes always
 * passes.
 */
public final class ChiSquare {

  /** The standard normal quantile of 99.9 %. */
  private static final double QUANTILE = 3.0902;

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
    assertThat(statistic)
        .as("chi-square of %s", Arrays.toString(counts))
        .isLessThan(limit(counts.length - 1));
  }

  /** Fails if the counts are not those of equal probabilities. */
  public static void assertUniform(long[] counts) {
    double[] probabilities = new double[counts.length];
    Arrays.fill(probabilities, 1.0 / counts.length);
    assertFits(counts, probabilities);
  }

  /** E. B. Wilson, M. M. Hilferty: The distribution of chi-square. PNAS 17, 1931. */
  private static double limit(int degrees) {
    double variance = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - variance + QUANTILE * Math.sqrt(variance), 3);
  }
}
