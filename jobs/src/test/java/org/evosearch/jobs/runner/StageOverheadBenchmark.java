package org.evosearch.jobs.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Trial;

/** Prints how long a generation of 50 trials takes that do nothing, in milliseconds. */
final class StageOverheadBenchmark {

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 20;

  private StageOverheadBenchmark() {}

  public static void main(String[] args) {
    List<Trial> trials = SampleSearch.trials(50);
    try (JavaSparkContext spark = EmbeddedSpark.local(2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, FormulaRecipe.PLAIN, "overhead")) {
      double[] times =
          IntStream.range(0, ROUNDS).mapToDouble(i -> millis(runner, trials)).toArray();
      double[] warm = Arrays.copyOfRange(times, WARM_UP, ROUNDS);
      Arrays.sort(warm);
      System.out.printf(
          Locale.ROOT,
          "50 trials that do nothing: median %.0f ms, fastest %.0f ms, slowest %.0f ms, first %.0f ms%n",
          warm[warm.length / 2], warm[0], warm[warm.length - 1], times[0]);
    }
  }

  private static double millis(TrialRunner runner, List<Trial> trials) {
    long start = System.nanoTime();
    runner.start(trials, (trial, outcome) -> {}).join();
    return (System.nanoTime() - start) / 1e6;
  }
}
