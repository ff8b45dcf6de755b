package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class LostSearchTest {

  private static final String ENDED =
      "Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, most recent failure:"
          + " Lost task 1.3 in stage 0.0 (TID 5) (10.0.0.1 executor 3): ExecutorLostFailure"
          + " (executor 3 exited caused by one of the running tasks) Reason: Command exited with"
          + " code ";

  private static String line(String ofSpark) {
    return String.valueOf(
        LostSearch.of(new SparkException(ofSpark), List.of("c.a.0", "c.b.0")).getMessage());
  }

  @Test
  void theSearchWhoseExecutorEndsIsNamed() {
    assertThat(line(ENDED + "134\nDriver stacktrace:"))
        .isEqualTo(
            "A candidate or a machine ended the executor of search c.b.0 4 times (executor 3 exited"
                + " caused by one of the running tasks) Reason: Command exited with code 134;"
                + " finished searches are kept, and the same command runs the others. compare does"
                + " not isolate candidates that end their process, as search does");
    assertThat(line(ENDED + "52"))
        .contains("code 52: its Java heap was full, spark.executor.memory makes it larger; fin");
  }

  @Test
  void whatElseSparkSaysIsToldInItsWords() {
    assertThat(line("Job aborted due to stage failure: no executors\nmore"))
        .isEqualTo(
            "Executors cannot run searches: Job aborted due to stage failure: no executors;"
                + " finished searches are kept, and the same command runs the others");
  }
}
