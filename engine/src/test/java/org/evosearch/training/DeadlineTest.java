package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.evosearch.trial.FailureKind;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void zeroIsNoLimit() {
    assertThatCode(() -> new Deadline(Duration.ZERO).check()).doesNotThrowAnyException();
  }

  @Test
  void beforeTheDeadlineNothingHappens() {
    assertThatCode(() -> new Deadline(Duration.ofDays(1)).check()).doesNotThrowAnyException();
    assertThatCode(() -> new Deadline(Duration.ofSeconds(Long.MAX_VALUE)).check())
        .doesNotThrowAnyException();
  }

  @Test
  void afterItTheTrialHasFailed() throws InterruptedException {
    Deadline deadline = new Deadline(Duration.ofMillis(1));
    Thread.sleep(5);

    TrialFailure failure = catchThrowableOfType(TrialFailure.class, deadline::check);

    assertThat(failure).hasMessage("Not done within 0.001 s");
    assertThat(failure.kind()).isEqualTo(FailureKind.TIME_LIMIT);
  }
}
