package org.evosearch.search.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Execution;
import org.junit.jupiter.api.Test;

class CostAccountTest {

  private static Execution from(long start, long seconds) {
    Instant began = Instant.EPOCH.plusSeconds(start);
    return new Execution("a", "cpu", 0, began, began.plusSeconds(seconds), 0);
  }

  private static CostAccount of(Execution... executions) {
    CostAccount costs = new CostAccount();
    List.of(executions).forEach(costs::add);
    return costs;
  }

  @Property(tries = 200)
  void wallTimeIsTheTimeAtWhichAnyTrialRan(
      @ForAll @Size(max = 20) List<@IntRange(max = 100) Integer> starts,
      @ForAll @IntRange(min = 1, max = 15) int longest) {
    CostAccount costs = new CostAccount();
    BitSet seconds = new BitSet();
    for (int start : starts) {
      int length = 1 + (start * 7) % longest;
      costs.add(from(start, length));
      seconds.set(start, start + length);
    }
    assertThat(costs.wallTime()).isEqualTo(Duration.ofSeconds(seconds.cardinality()));
    assertThat(costs.evaluations()).isEqualTo(starts.size());
  }

  @Test
  void devicesSideBySideAddUp() {
    CostAccount costs = of(from(0, 1800), from(0, 3600), from(100_000, 1800));

    assertThat(costs.deviceHours()).isEqualTo(2);
    assertThat(costs.wallTime()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void aBudgetIsSpentWhenOneOfItsPartsIs() {
    CostAccount costs = of(from(0, 1800), from(0, 1800));

    assertThat(SearchBudget.NONE.spent(costs)).isEmpty();
    assertThat(new SearchBudget(3, 1.1, Duration.ofHours(1)).spent(costs)).isEmpty();
    assertThat(new SearchBudget(2, 0, Duration.ZERO).spent(costs))
        .contains(new StopReason("the budget of 2 evaluations is spent"));
    assertThat(new SearchBudget(0, 1, Duration.ZERO).spent(costs))
        .contains(new StopReason("the budget of 1.0 device-hours is spent"));
    assertThat(new SearchBudget(0, 0, Duration.ofMinutes(30)).spent(costs))
        .isEqualTo(Optional.of(new StopReason("the budget of 30m of wall time is spent")));
  }
}
