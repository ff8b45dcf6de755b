package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Budget BUDGET = new Budget(5, 100, 0.5);

  @Test
  void aBudgetCoversItselfAndWhatIsNotLargerInAnyRespect() {
    assertThat(BUDGET.covers(BUDGET)).isTrue();
    assertThat(BUDGET.covers(new Budget(4, 100, 0.5))).isTrue();
    assertThat(BUDGET.covers(new Budget(5, 99, 0.5))).isTrue();
    assertThat(BUDGET.covers(new Budget(5, 100, 0.4))).isTrue();
  }

  @Test
  void aBudgetDoesNotCoverWhatIsLargerInOneRespect() {
    assertThat(BUDGET.covers(new Budget(6, 1, 0.1))).isFalse();
    assertThat(BUDGET.covers(new Budget(1, 101, 0.1))).isFalse();
    assertThat(BUDGET.covers(new Budget(1, 1, 0.6))).isFalse();
  }

  @Test
  void noLimitOfBatchesIsTheLargestOne() {
    Budget unlimited = new Budget(5, 0, 0.5);
    assertThat(unlimited.covers(BUDGET)).isTrue();
    assertThat(BUDGET.covers(unlimited)).isFalse();
    assertThat(unlimited.covers(unlimited)).isTrue();
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertRefused("Invalid epochs: -1 (at least 0)", -1, 0, 1);
    assertRefused("Invalid max batches: -1 (at least 0)", 1, -1, 1);
    assertRefused("Invalid fraction: 0.0 (in (0, 1])", 1, 0, 0);
    assertRefused("Invalid fraction: 1.1 (in (0, 1])", 1, 0, 1.1);
    assertRefused("Invalid fraction: NaN (in (0, 1])", 1, 0, Double.NaN);
  }

  private static void assertRefused(String message, int epochs, int maxBatches, double fraction) {
    assertThatThrownBy(() -> new Budget(epochs, maxBatches, fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
