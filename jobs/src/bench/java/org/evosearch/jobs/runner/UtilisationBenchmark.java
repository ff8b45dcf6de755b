package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRunner;
import org.evosearch.search.plan.CostAccount;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Prints how much of the time slots are busy with trials that sleep. {@code pipeline SLOTS
 * POPULATION GENERATIONS SECONDS}: generations of trials whose durations vary by 0.6, with 1, 2 and
 * 3 generations in flight. {@code stage SLOTS TRIALS SECONDS}: one generation of equal trials.
 */
final class UtilisationBenchmark {

  private static final double VARIATION = 0.6;
  private static final int LONGEST_PIPELINE = 3;

  private UtilisationBenchmark() {}

  public static void main(String[] args) {
    int slots = Integer.parseInt(args[1]);
    int size = Integer.parseInt(args[2]);
    try (JavaSparkContext spark = EmbeddedSpark.local(slots)) {
      warmUp(spark, slots);
      if (args[0].equals("stage")) {
        stage(spark, slots, size, Double.parseDouble(args[3]));
      } else {
        SleepingRecipe recipe = new SleepingRecipe(Double.parseDouble(args[4]), VARIATION);
        for (int pipeline = 1; pipeline <= LONGEST_PIPELINE; pipeline++) {
          pipeline(spark, slots, recipe, pipeline, size, Integer.parseInt(args[3]));
        }
      }
    }
  }

  private static void warmUp(JavaSparkContext spark, int slots) {
    try (TrialRunner runner =
        new SparkTrialRunner(() -> spark, new SleepingRecipe(0.01, 0), "warm-up")) {
      runner.start(SampleSearch.trials(10 * slots), (trial, outcome) -> {}).join();
    }
  }

  private static void stage(JavaSparkContext spark, int slots, int trials, double seconds) {
    ConcurrentLinkedQueue<Execution> executions = new ConcurrentLinkedQueue<>();
    List<Trial> work = SampleSearch.trials(trials);
    long start = System.nanoTime();
    try (TrialRunner runner =
        new SparkTrialRunner(() -> spark, new SleepingRecipe(seconds, 0), "stage")) {
      runner.start(work, (trial, outcome) -> executions.add(outcome.execution())).join();
    }
    print(trials + " trials", slots, executions, (System.nanoTime() - start) / 1e9);
  }

  private static void pipeline(
      JavaSparkContext spark,
      int slots,
      SleepingRecipe recipe,
      int pipeline,
      int population,
      int generations) {
    ConcurrentLinkedQueue<Execution> executions = new ConcurrentLinkedQueue<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void finished(Trial trial, Outcome outcome) {
            executions.add(outcome.execution());
          }
        };
    long start = System.nanoTime();
    try (TrialRunner runner = new SparkTrialRunner(() -> spark, recipe, "pipeline");
        Journal journal = new InMemoryJournal(new InMemoryJournal.Store())) {
      new SearchLoop<>(
              SampleSearch.of(generations, population, pipeline), runner, journal, listener)
          .run(SampleSearch.RUN);
    }
    print("pipeline " + pipeline, slots, executions, (System.nanoTime() - start) / 1e9);
  }

  private static void print(
      String what, int slots, Iterable<Execution> executions, double seconds) {
    CostAccount costs = new CostAccount();
    executions.forEach(costs::add);
    System.out.printf(
        Locale.ROOT,
        "%s, %d slots: %d trials run in %.1f s, busy %.1f %%%n",
        what,
        slots,
        costs.evaluations(),
        seconds,
        100 * 3600 * costs.deviceHours() / (slots * seconds));
  }
}
