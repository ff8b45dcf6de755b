package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Success$;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.util.AccumulatorMetadata;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Some;
import scala.Tuple4;

/** Rows as heartbeats and ends of tasks tell of them. */
class ScoreProgressTest {

  private static final long ID = 7;

  private final LongAccumulator scored = new LongAccumulator();
  private final List<Long> shown = new ArrayList<>();
  private final ScoreProgress progress;

  ScoreProgressTest() {
    scored.metadata_$eq(new AccumulatorMetadata(ID, Option.apply("images"), false));
    progress = new ScoreProgress(scored, shown::add, () -> shown.add(-1L));
  }

  private static <T> scala.collection.immutable.List<T> one(T element) {
    return scala.collection.immutable.List$.MODULE$.<T>empty().$colon$colon(element);
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // Of another type in each version of Scala.
  private void heartbeat(long task, long accumulator, long rows) {
    AccumulableInfo info =
        new AccumulableInfo(
            accumulator,
            Option.empty(),
            new Some<>(rows),
            Option.empty(),
            false,
            false,
            Option.empty());
    Tuple4 update = new Tuple4<>(task, 0, 0, one(info));
    progress.onExecutorMetricsUpdate(
        new SparkListenerExecutorMetricsUpdate(
            "driver", one(update), scala.collection.immutable.Map$.MODULE$.empty()));
  }

  private void end(long task, long rows) {
    scored.add(rows);
    TaskInfo info =
        new TaskInfo(task, 0, 0, 0, 0, "driver", "localhost", TaskLocality.PROCESS_LOCAL(), false);
    progress.onTaskEnd(
        new SparkListenerTaskEnd(
            0,
            0,
            "ResultTask",
            Success$.MODULE$,
            info,
            new ExecutorMetrics(),
            TaskMetrics.empty()));
  }

  @Test
  void rowsOfRunningAndEndedTasksAddUp() {
    heartbeat(1, ID, 64);
    heartbeat(2, ID, 128);
    heartbeat(2, ID + 1, 999);
    heartbeat(1, ID, 192);
    end(1, 200);
    heartbeat(1, ID, 192);
    end(2, 130);
    assertThat(shown).containsExactly(64L, 192L, 192L, 320L, 328L, 328L, 330L);
  }

  @Test
  void theBarIsClosedWithIt() throws Exception {
    progress.close();
    assertThat(shown).containsExactly(-1L);
  }
}
