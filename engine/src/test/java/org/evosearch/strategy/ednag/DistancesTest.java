package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class DistancesTest {

  private static Points normal(int size, int dimension, long seed) {
    NormalizedGaussian normal =
        NormalizedGaussian.of(new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0));
    return Points.of(size, dimension, i -> normal.samples(dimension).toArray());
  }

  private static double distance(double[] x, double[] z, double scale) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - scale * z[k]) * (x[k] - scale * z[k]);
    }
    return sum;
  }

  /** Both above and below the sizes of blocks and tiles. */
  @Property(tries = 60)
  void allAreAsDefined(
      @ForAll @IntRange(min = 1, max = 1200) int size,
      @ForAll @IntRange(min = 1, max = 13) int dimension,
      @ForAll @IntRange(max = 100) int seed) {
    Points points = normal(size, dimension, seed);
    double scale = seed / 100.0;
    int first = size / 3;
    int count = Math.min(5, size - first);
    double[] squared = new Distances(points).squared(first, count, scale);
    assertThat(squared).hasSize(count * size);
    for (int row = 0; row < count; row++) {
      for (int j = 0; j < size; j += 1 + size / 50) {
        assertThat(squared[row * size + j])
            .isCloseTo(distance(points.point(first + row), points.point(j), scale), within(1e-10));
      }
    }
  }

  @Property(tries = 20)
  void aSumIsThatOfAllDistances(
      @ForAll @IntRange(min = 1, max = 700) int size, @ForAll @IntRange(max = 100) int seed) {
    Points points = normal(size, 6, seed);
    double[] sums = new Distances(points).sums();
    for (int i = 0; i < size; i += 1 + size / 10) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += Math.sqrt(distance(points.point(i), points.point(j), 1));
      }
      assertThat(sums[i]).isCloseTo(sum, within(1e-6 * size));
    }
  }

  @Test
  void equalPointsAreNotFartherThanNothing() {
    Points points = Points.of(3, 5, i -> new double[] {0.1, 0.7, -0.3, 1e3, 1 / 3.0});
    assertThat(Arrays.stream(new Distances(points).squared(0, 3, 1)))
        .allMatch(d -> d >= 0 && d < 1e-9);
  }
}
