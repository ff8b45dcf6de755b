package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class CovarianceTest {

  private static double[] normal(int count, long seed) {
    ZigguratSampler.NormalizedGaussian sampler =
        ZigguratSampler.NormalizedGaussian.of(
            new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0));
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = sampler.sample();
    }
    return drawn;
  }

  /** A covariance of full rank, decomposed. */
  private static Covariance any(int n, long seed) {
    Covariance covariance = new Covariance(n);
    double[] vectors = normal(3 * n * n, seed);
    covariance.update(0.1, vectors, vectors);
    covariance.decompose();
    return covariance;
  }

  @Property(tries = 30)
  void axesMakeUpTheMatrix(
      @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @IntRange(max = 1000) int seed) {
    Covariance covariance = any(n, seed);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int axis = 0; axis < n; axis++) {
          sum += covariance.scaledAxis(axis, i) * covariance.scaledAxis(axis, j);
        }
        assertThat(sum).isCloseTo(covariance.at(i, j), within(1e-9 * n * n));
      }
    }
  }

  @Property(tries = 30)
  void anUpdateAddsOuterProducts(
      @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @IntRange(max = 1000) int seed) {
    Covariance covariance = any(n, seed);
    double before = covariance.at(n - 1, 0);
    double[] vectors = normal(2 * n, seed + 1);
    double[] weighted = new double[2 * n];
    for (int i = 0; i < n; i++) {
      weighted[i] = -2 * vectors[i];
      weighted[n + i] = 3 * vectors[n + i];
    }
    covariance.update(0.5, weighted, vectors);
    double expected =
        0.5 * before - 2 * vectors[n - 1] * vectors[0] + 3 * vectors[2 * n - 1] * vectors[n];
    assertThat(covariance.at(n - 1, 0)).isCloseTo(expected, within(1e-9));
  }

  @Property(tries = 30)
  void rotatingKeepsLengths(
      @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @IntRange(max = 1000) int seed) {
    double[] z = normal(n, seed + 2);
    double[] rotated = any(n, seed).rotated(z);
    assertThat(squared(rotated)).isCloseTo(squared(z), within(1e-9 * n));
  }

  private static double squared(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }

  @Test
  void negativeEigenvaluesAreRaisedAndTheMatrixFollows() {
    Covariance covariance = new Covariance(2);
    covariance.update(1, new double[] {-2, 0}, new double[] {1, 0});
    assertThat(covariance.at(0, 0)).isEqualTo(-1);
    covariance.decompose();
    assertThat(covariance.at(0, 0)).isCloseTo(1e-14, within(1e-16));
    assertThat(covariance.at(1, 1)).isCloseTo(1, within(1e-12));
    assertThat(covariance.condition()).isCloseTo(1e14, within(1e9));
  }
}
