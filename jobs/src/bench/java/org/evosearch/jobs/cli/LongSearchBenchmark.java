package org.evosearch.jobs.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.experiment.Experiment;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.runner.SparkTrialRunner;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Prints what a driver takes as its search grows: heap in use, and time by generation, while
 * searching and while the same run is opened again. Trials end at once, with learning curves of
 * five epochs; strategy, space, archives and commits are those of the settings. With {@code spark}
 * each generation is a stage of embedded Spark with two slots, as a search starts it; with {@code
 * alone} there is no Spark.
 *
 * <pre>{@code
 * run -cp "$cp" org.evosearch.jobs.cli.LongSearchBenchmark alone|spark SETTINGS STORE GENERATIONS [KEY=VALUE ...]
 * }</pre>
 */
final class LongSearchBenchmark implements SearchListener {

  private static final List<Integer> PLACES = List.of(1, 10, 100, 500, 1000, 2000, 3000, 4000);
  private static final int EPOCHS = 5;

  private final int last;
  private long start = System.nanoTime();
  private int since;

  private LongSearchBenchmark(int generations) {
    this.last = generations - 1;
  }

  public static void main(String[] args) {
    int generations = Integer.parseInt(args[3]);
    List<String> overrides = new ArrayList<>(List.of(args).subList(4, args.length));
    overrides.add("search.generations=" + generations);
    overrides.add("spark.local-threads=2");
    Settings settings = Settings.load(Path.of(args[1]), overrides);
    for (String pass : List.of("searching", "opened again")) {
      System.out.println(pass);
      LongSearchBenchmark watch = new LongSearchBenchmark(generations);
      Experiment<?> experiment = Experiment.of(settings, "long", List.of());
      if (args[0].equals("spark")) {
        withSpark(experiment, settings, args[2], watch);
      } else {
        run(experiment, new LocalTrialRunner(new InstantRecipe(), 1), args[2], watch);
      }
    }
  }

  private static void withSpark(
      Experiment<?> experiment, Settings settings, String store, LongSearchBenchmark watch) {
    try (SparkApplication spark = new SparkApplication(settings, "long")) {
      run(
          experiment,
          new SparkTrialRunner(spark::context, new InstantRecipe(), "long"),
          store,
          watch);
    }
  }

  private static void run(
      Experiment<?> experiment, TrialRunner trials, String store, LongSearchBenchmark watch) {
    try (TrialRunner runner = trials;
        Journal journal = new ParquetJournal(store, new Configuration(false))) {
      System.out.println(experiment.run(runner, journal, watch).stopReason().text());
    }
  }

  @Override
  public void committed(GenerationRecord generation) {
    report(generation.generation());
  }

  @Override
  public void replayed(GenerationRecord generation) {
    report(generation.generation());
  }

  private void report(int generation) {
    if (PLACES.contains(generation) || generation == last) {
      double millis = (System.nanoTime() - start) / 1e6 / (generation + 1 - since);
      since = generation + 1;
      double heap = heapInUse();
      System.out.printf(
          Locale.ROOT,
          "generation %d: heap %.1f MiB, %.1f ms a generation since the line before%n",
          generation,
          heap / 1048576,
          millis);
      start = System.nanoTime();
    }
  }

  /** What one collection leaves behind may be what the next one finds: the least of a few. */
  private static double heapInUse() {
    return IntStream.range(0, 5)
        .mapToLong(
            i -> {
              System.gc();
              return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            })
        .min()
        .orElseThrow();
  }

  /** Trials that end at once; how well is a function of the network. */
  private record InstantRecipe() implements EvaluatorRecipe {

    @Override
    public Evaluator open(DeviceSlot device) {
      return new InstantEvaluator();
    }
  }

  private record InstantEvaluator() implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      double accuracy = 10 + Math.floorMod(trial.fingerprint().hashCode(), 8000) / 100.0;
      List<Epoch> curve =
          IntStream.rangeClosed(1, EPOCHS)
              .mapToObj(epoch -> new Epoch(epoch, 2.3 / epoch, 2.4 / epoch, accuracy, 0.1, 1.5))
              .toList();
      Map<Metric, Double> metrics =
          Map.of(
              Metric.VALIDATION_ACCURACY,
              accuracy,
              Metric.VALIDATION_LOSS,
              1 / accuracy,
              Metric.TRAIN_LOSS,
              0.5 / accuracy);
      return new Outcome.Measured(metrics, curve, started.finishedNow());
    }

    @Override
    public void close() {}
  }
}
