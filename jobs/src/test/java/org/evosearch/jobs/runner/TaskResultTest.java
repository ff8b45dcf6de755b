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
  void aForeseenErrorKeepsItsKindAndHasNoTrace() {
    assertThat(thrown(new JournalException(Kind.INVALID, "Cannot continue run r")))
        .isInstanceOfSatisfying(
            TaskResult.Broken.class,
            broken -> {
              assertThat(broken.trace()).isEmpty();
              assertThat(broken.reason())
                  .hasMessage("Cannot continue run r")
                  .isInstanceOfSatisfying(
                      JournalException.class,
                      kept -> assertThat(kept.kind()).isEqualTo(Kind.INVALID));
            });
  }

  @Test
  void anyOtherErrorHasOne() {
    assertThat(thrown(new IllegalStateException("x")))
        .isInstanceOfSatisfying(
            TaskResult.Broken.class,
            broken -> {
              assertThat(broken.reason()).hasMessage("x");
              assertThat(broken.trace()).contains("at org.evosearch");
            });
  }
}
