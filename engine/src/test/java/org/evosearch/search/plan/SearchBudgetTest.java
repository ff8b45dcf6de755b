package org.evosearch.search.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchBudgetTest {

  /** Two trials of an hour each, one after the other: 5 epochs, at best 80 %. */
  private static CostAccount costs() {
    CostAccount costs = new CostAccount();
    costs.add(outcome(0, 80), 3);
    costs.add(outcome(3600, 60), 2);
    return costs;
  }

  private static Outcome outcome(long start, double accuracy) {
    Instant began = Instant.EPOCH.plusSeconds(start);
    return new Outcome.Measured(
        Map.of(Metric.VALIDATION_ACCURACY, accuracy),
        List.of(),
        new Execution("a", "cpu", 0, began, began.plusSeconds(3600), 0));
  }

  private static SearchBudget budget(
      long evaluations, double hours, long minutes, double accuracy, long epochs) {
    return new SearchBudget(evaluations, hours, Duration.ofMinutes(minutes), accuracy, epochs);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, 0, 0, the budget of 2 evaluations is spent",
    "0, 2, 0, 0, 0, the budget of 2.0 device-hours is spent",
    "0, 0, 120, 0, 0, the budget of 2h of wall time is spent",
    "0, 0, 0, 80, 0, an accuracy of 80.0 is reached",
    "0, 0, 0, 0, 5, the budget of 5 epochs is spent",
    "1, 1, 1, 79, 1, an accuracy of 79.0 is reached"
  })
  void aLimitIsReachedWhenTheCostEqualsIt(
      long evaluations, double hours, long minutes, double accuracy, long epochs, String reason) {
    assertThat(budget(evaluations, hours, minutes, accuracy, epochs).spent(costs()))
        .contains(new StopReason(reason));
  }

  @Test
  void belowAllLimitsASearchGoesOn() {
    assertThat(budget(3, 2.1, 121, 80.1, 6).spent(costs())).isEmpty();
    assertThat(SearchBudget.NONE.spent(costs())).isEmpty();
  }

  @Test
  void anAccuracyIsNoLimitOfTheCost() {
    assertThat(SearchBudget.NONE.isUnlimited()).isTrue();
    assertThat(budget(0, 0, 0, 90, 0).isUnlimited()).isTrue();
    assertThat(
            List.of(
                budget(1, 0, 0, 0, 0),
                budget(0, 1, 0, 0, 0),
                budget(0, 0, 1, 0, 0),
                budget(0, 0, 0, 0, 1)))
        .noneMatch(SearchBudget::isUnlimited);
  }
}
