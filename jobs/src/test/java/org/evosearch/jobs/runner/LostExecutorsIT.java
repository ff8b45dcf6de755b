package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.awaitility.Awaitility;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.MachineFaultException;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.Search;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRunner;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class LostExecutorsIT {

  private static List<Outcome> expected(List<Trial> trials) {
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1)) {
      return timeless(runner.start(trials, (trial, outcome) -> {}).join());
    }
  }

  private static List<Outcome> timeless(List<Outcome> outcomes) {
    return outcomes.stream().map(SampleSearch::timeless).toList();
  }

  @Test
  void aTrialThatKillsItsExecutorIsFoundAndTheOthersAreRun() {
    List<Trial> trials = SampleSearch.trials(8);
    TrialId killer = trials.get(3).id();
    FormulaRecipe recipe = new FormulaRecipe(50, Set.of(), Set.of(killer));
    try (JavaSparkContext spark = LocalCluster.start(2, 2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, recipe, "test")) {
      List<Outcome> outcomes = runner.start(trials, (trial, outcome) -> {}).join();

      List<Outcome> expected = expected(trials);
      for (int i = 0; i < trials.size(); i++) {
        if (trials.get(i).id().equals(killer)) {
          assertThat(outcomes.get(i))
              .isInstanceOfSatisfying(
                  Outcome.Failed.class,
                  failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED));
        } else {
          assertThat(SampleSearch.timeless(outcomes.get(i))).isEqualTo(expected.get(i));
        }
      }
    }
  }

  @Test
  void whereEveryExecutorDiesNothingIsRecordedAndTheSameSearchResumes() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    Set<TrialId> all = Set.of(new TrialId(0, 0), new TrialId(0, 1));
    try (JavaSparkContext spark = LocalCluster.start(1, 2)) {
      assertThatThrownBy(() -> search(spark, new FormulaRecipe(0, Set.of(), all), store))
          .isInstanceOf(MachineFaultException.class)
          .hasMessageMatching(
              "Cannot commit generation 0: the last 2 trials that were run failed for reasons of"
                  + " the machines \\(crashed\\): executor [0-9]+ was lost: .*");
      search(spark, FormulaRecipe.PLAIN, store);
    }
    List<GenerationRecord> recorded = new InMemoryJournal(store).open(SampleSearch.RUN);
    assertThat(recorded).hasSize(2);
    assertThat(recorded.get(0).trials())
        .allMatch(record -> record.outcome() instanceof Outcome.Measured);
  }

  /** Two generations of two networks. */
  private static Search<Layers> pairs() {
    Search<Layers> plain = SampleSearch.of(2, 10, 1);
    return new Search<>(
        plain.space(), new RandomSearch<>(plain.space(), 2), plain.plan(), plain.streams());
  }

  private static void search(
      JavaSparkContext spark, FormulaRecipe recipe, InMemoryJournal.Store store) {
    try (TrialRunner runner = new SparkTrialRunner(() -> spark, recipe, "test");
        Journal journal = new InMemoryJournal(store)) {
      new SearchLoop<>(pairs(), runner, journal, SearchListener.NONE).run(SampleSearch.RUN);
    }
  }

  @Test
  void anExecutorThatIsKilledFromOutsideCostsNoResult() {
    List<Trial> trials = SampleSearch.trials(16);
    FormulaRecipe recipe = new FormulaRecipe(2000, Set.of(), Set.of());
    ConcurrentLinkedQueue<TrialId> finished = new ConcurrentLinkedQueue<>();
    try (JavaSparkContext spark = LocalCluster.start(2, 2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, recipe, "test")) {
      CompletableFuture<List<Outcome>> outcomes =
          runner.start(trials, (trial, outcome) -> finished.add(trial.id()));
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> finished.size() >= 2);
      LocalCluster.executors().findFirst().orElseThrow().destroyForcibly();

      assertThat(timeless(outcomes.join())).isEqualTo(expected(trials));
      assertThat(finished).doesNotHaveDuplicates().hasSize(16);
    }
  }

  @Test
  void anExecutorThatSparkTakesAwayCostsNoResult() {
    List<Trial> trials = SampleSearch.trials(12);
    FormulaRecipe recipe = new FormulaRecipe(1500, Set.of(), Set.of());
    ConcurrentLinkedQueue<TrialId> finished = new ConcurrentLinkedQueue<>();
    SparkConf conf = LocalCluster.conf(2, 2).set("spark.decommission.enabled", "true");
    try (JavaSparkContext spark = EmbeddedSpark.start(conf);
        TrialRunner runner = new SparkTrialRunner(() -> spark, recipe, "test")) {
      CompletableFuture<List<Outcome>> outcomes =
          runner.start(trials, (trial, outcome) -> finished.add(trial.id()));
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> finished.size() >= 2);
      spark.sc().killExecutor("0");

      assertThat(timeless(outcomes.join())).isEqualTo(expected(trials));
      assertThat(finished).doesNotHaveDuplicates().hasSize(12);
    }
  }

  @Test
  void stagesAskForTheirShareOfGpusThemselves() {
    SparkConf conf =
        LocalCluster.conf(2, 2)
            .set("spark.worker.resource.gpu.amount", "1")
            .set("spark.worker.resource.gpu.discoveryScript", GpuScript.path().toString())
            .set("spark.executor.resource.gpu.amount", "1");
    TrialPlacement placement = new TrialPlacement(1, 2, TrialPlacement.Devices.ASSIGNED);
    List<Trial> trials = SampleSearch.trials(8);
    try (JavaSparkContext spark = EmbeddedSpark.start(conf);
        TrialRunner runner =
            new SparkTrialRunner(() -> spark, FormulaRecipe.PLAIN, "test", placement)) {
      List<Outcome> outcomes = runner.start(trials, (trial, outcome) -> {}).join();

      assertThat(outcomes).allMatch(o -> o.execution().device().equals("gpu(3)"));
      assertThat(spark.sc().resourceProfileManager().defaultResourceProfile().taskResources())
          .matches(resources -> !resources.contains("gpu"));
    }
  }

  @Test
  void trialsShareTheGpusThatSparkGivesThem() {
    SparkConf conf =
        LocalCluster.conf(2, 2)
            .set("spark.worker.resource.gpu.amount", "1")
            .set("spark.worker.resource.gpu.discoveryScript", GpuScript.path().toString())
            .set("spark.executor.resource.gpu.amount", "1")
            .set("spark.task.resource.gpu.amount", "0.5");
    List<Trial> trials = SampleSearch.trials(8);
    try (JavaSparkContext spark = EmbeddedSpark.start(conf);
        TrialRunner runner = new SparkTrialRunner(() -> spark, FormulaRecipe.PLAIN, "test")) {
      List<Outcome> outcomes = runner.start(trials, (trial, outcome) -> {}).join();

      assertThat(outcomes).allMatch(o -> o.execution().device().equals("gpu(3)"));
    }
  }
}
