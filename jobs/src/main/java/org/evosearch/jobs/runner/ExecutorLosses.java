package org.evosearch.jobs.runner;

import java.util.Optional;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Remembers why the last executor was lost, in the words of Spark. */
final class ExecutorLosses extends SparkListener {

  private volatile Optional<String> last = Optional.empty();

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    String reason = removed.reason().lines().findFirst().orElse("for no reason");
    last = Optional.of("executor " + removed.executorId() + " was lost: " + reason);
  }

  /** One line; empty if none was lost. */
  Optional<String> last() {
    return last;
  }

  /** Why a stage cannot be run whose executors end, or fail, before any task of theirs begins. */
  static TrialsCannotRun beforeTheirTasks(Throwable ofSpark) {
    String reason = String.valueOf(ofSpark.getMessage()).lines().findFirst().orElse("");
    return new TrialsCannotRun(
        "Executors cannot run trials: "
            + reason
            + "; see the logs of the machines, then run the same command again to resume");
  }
}
