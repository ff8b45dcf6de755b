package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Trial;

/**
 * Prints how long a generation of 50 trials takes that do nothing, and in turn with it a plain
 * Spark stage of 50 tasks that do nothing, in milliseconds.
 */
final class StageOverheadBenchmark {

  private static final int ROUNDS = 80;
  private static final int WARM_UP = 30;
  private static final int TRIALS = 50;

  private StageOverheadBenchmark() {}

  public static void main(String[] args) {
    List<Trial> trials = SampleSearch.trials(TRIALS);
    List<Double> generations = new ArrayList<>();
    List<Double> stages = new ArrayList<>();
    try (JavaSparkContext spark = EmbeddedSpark.local(2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, FormulaRecipe.PLAIN, "overhead")) {
      for (int i = 0; i < ROUNDS; i++) {
        stages.add(millis(() -> plainStage(spark)));
        generations.add(millis(() -> runner.start(trials, (trial, outcome) -> {}).join()));
      }
    }
    print("generation of 50 trials that do nothing", generations);
    print("Spark stage of 50 tasks that do nothing", stages);
  }

  private static void plainStage(JavaSparkContext spark) {
    List<Integer> numbers = IntStream.range(0, TRIALS).boxed().toList();
    spark.parallelize(new ArrayList<>(numbers), TRIALS).foreachPartition(numbersOfPart -> {});
  }

  private static double millis(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String what, List<Double> times) {
    List<Double> warm = new ArrayList<>(times.subList(WARM_UP, ROUNDS));
    Collections.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.0f ms, fastest %.0f ms, slowest %.0f ms%n",
        what,
        warm.get(warm.size() / 2),
        warm.get(0),
        warm.get(warm.size() - 1));
  }
}
