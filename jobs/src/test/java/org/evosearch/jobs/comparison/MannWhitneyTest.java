package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MannWhitneyTest {

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "mann_whitney.csv", numLinesToSkip = 1, maxCharsPerColumn = 8192)
  void agreesWithScipy(String x, String y, double p) {
    assertThat(MannWhitney.p(numbers(x), numbers(y))).isCloseTo(p, within(1e-9 * p));
    assertThat(MannWhitney.p(numbers(y), numbers(x))).isCloseTo(p, within(1e-9 * p));
  }

  @Test
  void smallSamplesThatLieApartAreAsRareAsCountingSays() {
    double[] low = {1, 2, 3, 4};
    double[] high = {5, 6, 7, 8};
    // 2 of the 6 over 3 = 20 divisions, 2 of the 8 over 4 = 70.
    assertThat(MannWhitney.p(new double[] {1, 2, 3}, new double[] {4, 5, 6})).isEqualTo(0.1);
    assertThat(MannWhitney.p(low, high)).isCloseTo(2 / 70.0, within(1e-12));
  }

  @Test
  void equalSamplesDifferByNothing() {
    double[] never = DoubleStream.generate(() -> Double.POSITIVE_INFINITY).limit(40).toArray();
    assertThat(MannWhitney.p(never, never)).isEqualTo(1);
    assertThat(MannWhitney.p(Arrays.copyOf(never, 3), Arrays.copyOf(never, 5))).isEqualTo(1);
  }
}
