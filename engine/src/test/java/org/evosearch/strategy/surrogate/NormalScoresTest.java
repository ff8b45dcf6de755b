package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalScoresTest {

  /** Quantiles of 1/6, 1/2 and 5/6, from tables. */
  @Test
  void ranksBecomeQuantilesWhateverTheValues() {
    double[] scores = NormalScores.of(new double[] {1e9, -3, 5});
    assertThat(scores[0]).isCloseTo(0.967422, within(1e-6));
    assertThat(scores[1]).isCloseTo(-0.967422, within(1e-6));
    assertThat(scores[2]).isZero();
  }

  @Test
  void equalValuesShareTheirMeanRank() {
    double[] scores = NormalScores.of(new double[] {2, 1, 2, 3});
    assertThat(scores[0]).isEqualTo(scores[2]).isCloseTo(0, within(1e-12));
    assertThat(NormalScores.of(new double[] {7, 7})).containsExactly(0, 0);
  }

  @Test
  void whatIsNotKnownCountsAsTheSmallest() {
    double[] scores = NormalScores.of(new double[] {Double.NaN, 1, 2, Double.NEGATIVE_INFINITY});
    assertThat(scores[0]).isEqualTo(scores[1]).isEqualTo(scores[3]).isLessThan(scores[2]);
    assertThat(NormalScores.of(new double[] {Double.NaN, Double.NaN})).containsExactly(0, 0);
  }
}
