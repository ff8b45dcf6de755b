package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.search.SampleRecords;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptOutcomeTest {

  private final Trial trial = SampleRecords.trial(new TrialId(3, 0));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anOutcomeIsReadBackEqual(int index) {
    Trial any = SampleRecords.trial(new TrialId(3, index));
    Outcome outcome = new SampleRecords("ä\"<>").outcome(any.id());

    assertThat(KeptOutcome.read(any, KeptOutcome.write(any, outcome))).contains(outcome);
  }

  @Test
  void numbersThatAreNotFiniteAreReadBackEqual() {
    Execution execution =
        new Execution("h", "cpu", 0, Instant.EPOCH, Instant.EPOCH, Double.POSITIVE_INFINITY);
    Epoch epoch = new Epoch(1, Double.NaN, Double.NEGATIVE_INFINITY, 1e-300, 0.1 + 0.2, 0);
    Outcome outcome =
        new Outcome.Measured(Map.of(Metric.TRAIN_LOSS, -0.0), List.of(epoch), execution);

    assertThat(KeptOutcome.read(trial, KeptOutcome.write(trial, outcome))).contains(outcome);
  }

  @Test
  void memoryIsReadBackEqual() {
    Outcome outcome = new SampleRecords("a").outcome(trial.id());
    Outcome known = outcome.with(outcome.execution().with(new MemoryUse(1L << 40, 7)));

    assertThat(KeptOutcome.read(trial, KeptOutcome.write(trial, known))).contains(known);
  }

  @Test
  void scoresThatNobodyRegisteredAreReadBackEqual() {
    Outcome outcome =
        new Outcome.Measured(
            Map.of(Metric.named("grad-norm"), 1 / 3.0, Metric.smaller("own-2", "s", "Own."), 2.0),
            List.of(),
            Execution.NONE);

    assertThat(KeptOutcome.read(trial, KeptOutcome.write(trial, outcome))).contains(outcome);
  }

  @Test
  void aFileThatEndsAnywhereBeforeItsEndIsIgnored() {
    byte[] file = KeptOutcome.write(trial, new SampleRecords("a").outcome(trial.id()));

    for (int length = 0; length < file.length; length++) {
      assertThat(KeptOutcome.read(trial, Arrays.copyOf(file, length))).isEmpty();
    }
  }

  @Test
  void aFlippedBitNeverChangesAnOutcome() {
    Outcome outcome = new SampleRecords("a").outcome(trial.id());
    byte[] file = KeptOutcome.write(trial, outcome);

    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(KeptOutcome.read(trial, damaged)).isIn(Optional.empty(), Optional.of(outcome));
    }
  }
}
