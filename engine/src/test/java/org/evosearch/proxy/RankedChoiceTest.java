package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankedChoiceTest {

  private static final double[] ACCURACY = {10, 40, 30, 20};

  @Test
  void theFavoriteOfAllIsTheHighestScored() {
    assertThat(RankedChoice.favorite(new double[] {1, 2, 9, 3}, ACCURACY, 4, 20)).isEqualTo(30);
  }

  /** The best of two of four, if scores are accuracies: 40 in 3 of 6 pairs, 30 in 2, 20 in 1. */
  @Test
  void drawsHaveSomeOfTheNetworks() {
    assertThat(RankedChoice.favorite(ACCURACY, ACCURACY, 2, 4000))
        .isCloseTo((3 * 40 + 2 * 30 + 20) / 6.0, within(0.5));
  }

  /** The median is 25, gains are 0, 15, 5, 0; the score's order is 2, 1, the ideal one 1, 2. */
  @Test
  void gainsAreDiscountedByPlace() {
    double second = 1 / (Math.log(3) / Math.log(2));

    assertThat(RankedChoice.ndcg(new double[] {1, 8, 9, 0}, ACCURACY, 2))
        .isCloseTo((5 + 15 * second) / (15 + 5 * second), within(1e-12));
    assertThat(RankedChoice.ndcg(ACCURACY, ACCURACY, 3)).isEqualTo(1);
    assertThat(RankedChoice.ndcg(new double[] {3, 1, 2, 9}, ACCURACY, 1)).isZero();
  }
}
