package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static Outcome failed(FailureKind kind, String message) {
    return new Outcome.Failed(kind, message, Execution.begun("here", "cpu", 0));
  }

  @Test
  void areCountedByKindWithAnExampleOfEach() {
    Failures some =
        Failures.of(
            List.of(
                failed(FailureKind.DIVERGED, "loss is NaN"),
                new Outcome.Measured(Map.of(), List.of(), Execution.begun("here", "cpu", 0)),
                failed(FailureKind.DIVERGED, "loss is Infinity"),
                failed(FailureKind.TIME_LIMIT, "took 5 min")));
    Failures more = Failures.of(List.of(failed(FailureKind.DIVERGED, "loss is 1e9")));

    Failures all = Failures.sum(List.of(some, more));

    assertThat(all.count()).isEqualTo(4);
    assertThat(all.inWords())
        .isEqualTo("3 diverged (such as: loss is NaN), 1 time-limit (such as: took 5 min)");
  }
}
