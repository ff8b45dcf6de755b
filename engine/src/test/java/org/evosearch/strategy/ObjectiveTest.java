package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  private static final Execution EXECUTION =
      new Execution("host", "cpu", 0, Instant.EPOCH, Instant.EPOCH, 0);
  private static final Outcome OUTCOME =
      new Outcome.Measured(
          Map.of(Metric.VALIDATION_ACCURACY, 91.5, Metric.VALIDATION_LOSS, 0.25),
          List.of(),
          EXECUTION);

  private static Measurement tried(Outcome outcome) {
    return new Measurement(new Candidate.TableEntry("one"), outcome);
  }

  @Test
  void anAccuracyIsTheFitnessAndALossItsNegative() {
    assertThat(new Objective(Metric.VALIDATION_ACCURACY).fitness(tried(OUTCOME))).hasValue(91.5);
    assertThat(new Objective(Metric.VALIDATION_LOSS).fitness(tried(OUTCOME))).hasValue(-0.25);
  }

  @Test
  void whatWasNotMeasuredOrFailedHasNoFitness() {
    Outcome failed = new Outcome.Failed(FailureKind.TIME_LIMIT, "60 s", EXECUTION);
    assertThat(new Objective(Metric.TRAIN_LOSS).fitness(tried(OUTCOME))).isEmpty();
    assertThat(new Objective(Metric.VALIDATION_LOSS).fitness(tried(failed))).isEmpty();
  }
}
