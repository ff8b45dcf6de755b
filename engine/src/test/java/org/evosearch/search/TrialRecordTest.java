package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialRecordTest {

  private static final TrialId ID = new TrialId(1, 0);

  /** The sample's budget is three epochs. */
  private static TrialRecord record(Outcome outcome, @Nullable TrialId reusedFrom) {
    return new TrialRecord(
        SampleRecords.trial(ID),
        "genes",
        "mutation",
        List.of(),
        reusedFrom,
        outcome,
        OptionalDouble.empty());
  }

  private static Outcome measured(int epochs) {
    List<Epoch> curve =
        IntStream.rangeClosed(1, epochs).mapToObj(e -> new Epoch(e, 1, 1, 50, 0.1, 1)).toList();
    return new Outcome.Measured(Map.of(Metric.VALIDATION_ACCURACY, 50.0), curve, Execution.NONE);
  }

  private static Outcome failed(FailureKind kind) {
    return new Outcome.Failed(kind, "why", Execution.NONE);
  }

  @Test
  void aTrialIsChargedItsBudgetWhateverBecameOfIt() {
    assertThat(record(measured(3), null).chargedEpochs()).isEqualTo(3);
    assertThat(record(failed(FailureKind.DIVERGED), null).chargedEpochs()).isEqualTo(3);
    // Scores and tables have no curve.
    assertThat(record(measured(0), null).chargedEpochs()).isEqualTo(3);
  }

  @Test
  void oneThatWasStoppedEarlyIsChargedWhatItTrained() {
    TrialRecord stopped = record(measured(2), null);
    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.chargedEpochs()).isEqualTo(2);
    assertThat(record(measured(3), null).isStopped()).isFalse();
    assertThat(record(measured(0), null).isStopped()).isFalse();
    assertThat(record(failed(FailureKind.DIVERGED), null).isStopped()).isFalse();
  }

  @Test
  void whatWasNotRunIsChargedNothing() {
    assertThat(record(measured(2), new TrialId(0, 0)).chargedEpochs()).isZero();
    assertThat(record(measured(2), new TrialId(0, 0)).isStopped()).isFalse();
    assertThat(record(failed(FailureKind.INFEASIBLE), null).chargedEpochs()).isZero();
    assertThat(record(failed(FailureKind.INFEASIBLE), null).wasRun()).isFalse();
    assertThat(record(failed(FailureKind.DIVERGED), null).wasRun()).isTrue();
  }
}
