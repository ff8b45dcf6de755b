package org.evosearch.jobs.cli.console;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.evosearch.experiment.Experiment;

/** A progress bar over trials, with their rate and the time left. */
final class ProgressOnTerminal extends SearchProgress {

  private final ProgressBar bar;

  ProgressOnTerminal(Experiment<?> experiment) {
    super(experiment);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("search")
            .setUnit(" trials", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .showSpeed()
            .setSpeedUnit(ChronoUnit.SECONDS)
            .setInitialMax(-1)
            .startsFrom(0, Duration.ZERO)
            .build();
  }

  @Override
  public void started(int generation, int trials, int toRun) {
    long expected = expectedTrials();
    bar.maxHint(expected < 0 ? -1 : expected);
  }

  @Override
  void committed(String summary) {
    bar.stepTo(trials());
  }

  @Override
  void shown() {
    bar.stepTo(Math.max(bar.getCurrent(), ran()));
    bar.setExtraMessage(" generations " + place("/") + ", best " + best());
  }

  @Override
  public void close() {
    bar.close();
  }
}
