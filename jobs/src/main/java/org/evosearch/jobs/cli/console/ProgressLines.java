package org.evosearch.jobs.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import org.evosearch.experiment.Experiment;

/** A line for each generation, for logs. */
final class ProgressLines extends SearchProgress {

  private final PrintWriter out;
  private final long start = System.nanoTime();
  private double doneBefore = -1;

  ProgressLines(PrintWriter out, Experiment<?> experiment) {
    super(experiment);
    this.out = out;
  }

  @Override
  public void started(int generation, int trials, int toRun) {
    doneBefore = doneBefore < 0 ? done() : doneBefore;
  }

  @Override
  void committed(String summary) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(Locale.ROOT, "%s; %.1f trials/s%s%n", summary, ran() / seconds, left(seconds));
    out.flush();
  }

  private String left(double seconds) {
    double rate = (done() - doneBefore) / seconds;
    return TimeLeft.text((1 - done()) / rate);
  }

  @Override
  void shown() {}

  @Override
  public void close() {}
}
