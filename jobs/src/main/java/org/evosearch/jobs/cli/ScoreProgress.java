package org.evosearch.jobs.cli;

import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/** Counts rows as tasks write them; on a terminal with a bar. */
final class ScoreProgress extends SparkListener implements AutoCloseable {

  private final AtomicLong written = new AtomicLong();
  private final @Nullable ProgressBar bar;

  /**
   * Begins to count.
   *
   * @param rows that will be written
   */
  @SuppressWarnings("SystemConsoleNull") // From Java 22 on, a log gets the bar: ugly, not wrong.
  ScoreProgress(long rows) {
    bar =
        System.console() == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName("score")
                .setUnit(" images", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(rows)
                .showSpeed()
                .build();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.taskMetrics() != null) {
      long rows = written.addAndGet(ended.taskMetrics().outputMetrics().recordsWritten());
      if (bar != null) {
        bar.stepTo(rows);
      }
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
