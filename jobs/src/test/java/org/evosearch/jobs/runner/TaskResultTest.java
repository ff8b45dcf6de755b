package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.junit.jupiter.api.Test;

class TaskResultTest {

  private static TaskResult<String> thrown(RuntimeException e) {
    return TaskResult.of(
        () -> {
          throw e;
        });
  }

  @Test
  void workThatIsDoneHasItsValue() {
    assertThat(TaskResult.of(() -> "value")).isEqualTo(new TaskResult.Done<>("value"));
  }

  @Test
  void aMistakeOfTheUserHasNoTrace() {
    assertThat(thrown(new JournalException(Kind.INVALID, "Cannot continue run r")))
        .isEqualTo(new TaskResult.Refused<>("Cannot continue run r"));
  }

  @Test
  void anyOtherFailureHasOne() {
    assertThat(thrown(new JournalException(Kind.UNKNOWN, "no reply")))
        .isInstanceOfSatisfying(
            TaskResult.Broken.class,
            broken -> {
              assertThat(broken.message()).isEqualTo("no reply");
              assertThat(broken.trace()).contains("at org.evosearch");
            });
    assertThat(thrown(new IllegalStateException("x"))).isInstanceOf(TaskResult.Broken.class);
  }
}
