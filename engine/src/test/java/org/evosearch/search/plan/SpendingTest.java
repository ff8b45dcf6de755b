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

class SpendingTest {

  private static Execution from(long start, long seconds) {
    Instant began = Instant.EPOCH.plusSeconds(start);
    return new Execution("a", "cpu", 0, began, began.plusSeconds(seconds), 0);
  }

  private static Spending of(Execution... executions) {
    Spending spending = new Spending();
    List.of(executions).forEach(spending::add);
    return spending;
  }

  @Property(tries = 200)
  void wallTimeIsTheTimeAtWhichAnyTrialRan(
      @ForAll @Size(max = 20) List<@IntRange(max = 100) Integer> starts,
      @ForAll @IntRange(min = 1, max = 15) int longest) {
    Spending spending = new Spending();
    BitSet seconds = new BitSet();
    for (int start : starts) {
      int length = 1 + (start * 7) % longest;
      spending.add(from(start, length));
      seconds.set(start, start + length);
    }
    assertThat(spending.wallTime()).isEqualTo(Duration.ofSeconds(seconds.cardinality()));
    assertThat(spending.evaluations()).isEqualTo(starts.size());
  }

  @Test
  void devicesSideBySideAddUp() {
    Spending spending = of(from(0, 1800), from(0, 3600), from(100_000, 1800));

    assertThat(spending.deviceHours()).isEqualTo(2);
    assertThat(spending.wallTime()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void aBudgetIsSpentWhenOneOfItsPartsIs() {
    Spending spending = of(from(0, 1800), from(0, 1800));

    assertThat(SearchBudget.NONE.spent(spending)).isEmpty();
    assertThat(new SearchBudget(3, 1.1, Duration.ofHours(1)).spent(spending)).isEmpty();
    assertThat(new SearchBudget(2, 0, Duration.ZERO).spent(spending))
        .contains(new StopReason("the budget of 2 evaluations is spent"));
    assertThat(new SearchBudget(0, 1, Duration.ZERO).spent(spending))
        .contains(new StopReason("the budget of 1.0 device-hours is spent"));
    assertThat(new SearchBudget(0, 0, Duration.ofMinutes(30)).spent(spending))
        .isEqualTo(Optional.of(new StopReason("the budget of 30m of wall time is spent")));
  }
}
