package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class FailureTallyTest {

  private final FailureTally tally = new FailureTally();

  private void fail(int index, FailureKind kind, String message) {
    tally.add(new TrialId(2, index), FaultyMachines.failed(kind, message));
  }

  @Test
  void kindsAreCountedWithTheFirstOfEachAsItsExample() {
    fail(1, FailureKind.OUT_OF_MEMORY, "Training would need about 9 MiB (limit 1 MiB)");
    fail(3, FailureKind.DIVERGED, "The loss became NaN");
    fail(4, FailureKind.DIVERGED, "The loss became Infinity");

    assertThat(tally.failed()).isEqualTo(3);
    assertThat(tally.count(FailureKind.DIVERGED)).isEqualTo(2);
    assertThat(tally.count(FailureKind.CRASHED)).isZero();
    assertThat(tally.summary()).isEqualTo("2 diverged, 1 out-of-memory");
    assertThat(tally.examples())
        .containsExactly(
            "2 diverged, such as 2/3: The loss became NaN",
            "1 out-of-memory, such as 2/1: Training would need about 9 MiB (limit 1 MiB)");
  }

  @Test
  void whatWasPassedOverHasNotFailed() {
    fail(0, FailureKind.PASSED_OVER, "Ranks 3 among 4");

    assertThat(tally.failed()).isZero();
    assertThat(tally.count(FailureKind.PASSED_OVER)).isEqualTo(1);
    assertThat(tally.summary()).isEmpty();
    assertThat(tally.examples()).isEmpty();
  }

  /** Runs a search of which every trial of an odd number fails, and is resumed in the end. */
  private static FailureTally ofASearch(boolean resumed) {
    FaultyMachines machines =
        new FaultyMachines(
            trial ->
                trial.id().index() % 2 == 1
                    ? Optional.of(FaultyMachines.failed(FailureKind.DIVERGED, "NaN"))
                    : Optional.empty());
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    FailureTally first = run(machines, store);
    return resumed ? run(machines, store) : first;
  }

  private static FailureTally run(FaultyMachines machines, InMemoryJournal.Store store) {
    FailureTally tally = new FailureTally();
    try (TrialRunner runner = new LocalTrialRunner(machines, 2);
        Journal journal = new InMemoryJournal(store)) {
      new SearchLoop<>(SampleSearch.of(1, 6, 1), runner, journal, tally).run(SampleSearch.RUN);
    }
    return tally;
  }

  @Test
  void aResumedSearchCountsAsOneThatRan() {
    FailureTally first = ofASearch(false);
    FailureTally again = ofASearch(true);

    assertThat(first.summary()).isEqualTo("3 diverged");
    assertThat(first.measured()).isEqualTo(3);
    assertThat(again.summary()).isEqualTo(first.summary());
    assertThat(again.examples()).isEqualTo(first.examples());
    assertThat(again.measured()).isEqualTo(3);
  }

  @Test
  void measuredTrialsAreNoFailures() {
    Outcome measured =
        new Outcome.Measured(
            Map.of(), List.of(), FaultyMachines.failed(FailureKind.ERROR, "").execution());
    tally.add(new TrialId(0, 0), measured);

    assertThat(tally.failed()).isZero();
  }
}
