package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  private static final double[] RISING = {1, 2, 3, 4, 5};

  @Test
  void onlyTheOrderCounts() {
    assertThat(RankCorrelation.of(RISING, new double[] {1, 10, 1e2, 1e3, 1e9})).isEqualTo(1);
    assertThat(RankCorrelation.of(RISING, new double[] {5, 4, 3, 2, -9})).isEqualTo(-1);
  }

  /** 1 - 6 (1 + 1 + 0 + 1 + 1) / (5 x 24) = 0.8. */
  @Test
  void twoExchangesLeaveFourFifths() {
    assertThat(RankCorrelation.of(RISING, new double[] {2, 1, 3, 5, 4}))
        .isCloseTo(0.8, within(1e-12));
  }

  /** Of ten pairs two are exchanged; the tie makes 2 of sqrt(2 x 3). */
  @Test
  void kendallCountsPairs() {
    assertThat(RankCorrelation.kendall(RISING, new double[] {2, 1, 3, 5, 4}))
        .isCloseTo(0.6, within(1e-12));
    assertThat(RankCorrelation.kendall(new double[] {7, 7, 9}, new double[] {1, 2, 3}))
        .isCloseTo(2 / Math.sqrt(6), within(1e-12));
  }

  /** Ranks 0.5, 0.5, 2 against 0, 1, 2: 1.5 / sqrt(1.5 x 2). */
  @Test
  void equalValuesShareTheirRanks() {
    assertThat(RankCorrelation.of(new double[] {7, 7, 9}, new double[] {1, 2, 3}))
        .isCloseTo(1.5 / Math.sqrt(3), within(1e-12));
  }

  /**
   * By hand: tanh(1.144748 -+ 1.959964 sqrt((1 + 0.816^2 / 2) / 997)); Pearson's would be 0.0208.
   */
  @Test
  void theIntervalIsThatOfRanks() {
    assertThat(RankCorrelation.uncertainty(0.816, 1000)).isCloseTo(0.0239871, within(1e-7));
    assertThat(RankCorrelation.uncertainty(0, 1003)).isCloseTo(Math.tanh(0.0619795), within(1e-6));
  }

  @Test
  void whatAThirdQuantityExplainsIsTakenAway() {
    double[] x = {1, 2, 3, 4, 5, 6};
    double[] one = {2, 1, 4, 3, 6, 5};
    double[] other = {1, 3, 2, 4, 6, 5};
    double a = RankCorrelation.of(one, x);
    double b = RankCorrelation.of(other, x);

    assertThat(RankCorrelation.partial(one, other, x))
        .isCloseTo(
            (RankCorrelation.of(one, other) - a * b) / Math.sqrt((1 - a * a) * (1 - b * b)),
            within(1e-12));
  }
}
