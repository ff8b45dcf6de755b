package org.evosearch.jobs.cli.console;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/** Counts scored rows, with each heartbeat of an executor; shows a progress bar on a terminal. */
public final class ScoreProgress extends SparkListener implements AutoCloseable {

  private final LongAccumulator scored;
  private final LongConsumer display;
  private final AutoCloseable end;

  /** Rows of running tasks as of the last heartbeat, by task id. */
  private final Map<Long, Long> running = new HashMap<>();

  private final Set<Long> ended = new HashSet<>();

  /**
   * Starts counting.
   *
   * @param scored accumulator of the rows that tasks have scored
   * @param rows that will be scored
   */
  public static ScoreProgress of(LongAccumulator scored, long rows) {
    ProgressBar bar = bar(rows);
    return bar == null
        ? new ScoreProgress(scored, count -> {}, () -> {})
        : new ScoreProgress(scored, bar::stepTo, bar);
  }

  /**
   * Starts counting.
   *
   * @param scored accumulator of the rows that tasks have scored
   * @param display takes the number of rows so far
   * @param end closed with this listener
   */
  ScoreProgress(LongAccumulator scored, LongConsumer display, AutoCloseable end) {
    this.scored = scored;
    this.display = display;
    this.end = end;
  }

  @SuppressWarnings("SystemConsoleNull") // From Java 22 on, a log gets the bar: ugly, not wrong.
  private static @Nullable ProgressBar bar(long rows) {
    return System.console() == null
        ? null
        : new ProgressBarBuilder()
            .setTaskName("score")
            .setUnit(" rows", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(rows)
            .showSpeed()
            .build();
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    // The type differs between versions of Scala.
    var tasks = update.accumUpdates().iterator();
    while (tasks.hasNext()) {
      var task = tasks.next();
      Iterator<AccumulableInfo> values = task._4().iterator();
      while (values.hasNext()) {
        note((Long) task._1(), values.next());
      }
    }
    show();
  }

  private void note(long task, AccumulableInfo info) {
    if (info.id() == scored.id() && info.update().isDefined() && !ended.contains(task)) {
      running.put(task, ((Number) info.update().get()).longValue());
    }
  }

  /** By then the driver has added the rows of the task to the accumulator. */
  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    ended.add(task.taskInfo().taskId());
    running.remove(task.taskInfo().taskId());
    show();
  }

  private void show() {
    long inTasks = running.values().stream().mapToLong(Long::longValue).sum();
    display.accept(scored.value() + inTasks);
  }

  @Override
  public void close() throws Exception {
    end.close();
  }
}
