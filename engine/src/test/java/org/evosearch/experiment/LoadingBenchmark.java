package org.evosearch.experiment;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.evosearch.config.Settings;

/** Processor time until an experiment is checked, is loaded, and is loaded once more. */
final class LoadingBenchmark {

  private static final int REPEATS = 4;

  private LoadingBenchmark() {}

  /**
   * Prints the times.
   *
   * @param overrides of the settings, such as {@code dataset.name=mnist}
   */
  public static void main(String[] overrides) {
    Settings settings = Settings.parse("", List.of(overrides));
    for (int i = 0; i < REPEATS; i++) {
      ExperimentData data = new ExperimentData();
      CheckedExperiment checked =
          timed("check", () -> Experiment.check(settings, "loading", List.of()));
      timed("load", () -> checked.load(data));
      timed("load again", () -> checked.load(data));
    }
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T result = work.get();
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    System.out.printf(Locale.ROOT, "%-10s %.3f s%n", what, nanos / 1e9);
    return result;
  }
}
