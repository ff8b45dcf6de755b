package org.evosearch.jobs.cli.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over the searches of a comparison. */
public final class ComparisonProgress implements AutoCloseable {

  private static final int ON_TERMINAL_MILLIS = 500;
  private static final int IN_LOG_MILLIS = 10_000;

  private final ProgressBar bar;

  @SuppressWarnings("SystemConsoleNull") // From Java 22 on, a log gets more lines: ugly, not wrong.
  public ComparisonProgress(int searches) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("compare")
            .setUnit(" searches", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(System.console() == null ? IN_LOG_MILLIS : ON_TERMINAL_MILLIS)
            .setInitialMax(searches)
            .build();
  }

  /** Counts a finished search. May be called from any thread. */
  public void step(String run) {
    bar.step();
    bar.setExtraMessage(" " + run);
  }

  @Override
  public void close() {
    bar.close();
  }
}
