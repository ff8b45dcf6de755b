package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRunner;
import org.evosearch.search.TrialRunnerContract;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SparkTrialRunnerIT extends TrialRunnerContract {

  private static JavaSparkContext spark;

  @BeforeAll
  static void startSpark() {
    spark = EmbeddedSpark.local(4);
  }

  @AfterAll
  static void stopSpark() {
    spark.close();
  }

  @Override
  protected TrialRunner runner(EvaluatorRecipe recipe) {
    return new SparkTrialRunner(() -> spark, recipe, "test");
  }

  @Test
  void aSearchOnSparkEqualsOneInThisThread() {
    assertThat(search(2)).isEqualTo(searchInThisThread(2)).hasSize(4);
  }

  private List<GenerationRecord> search(int pipeline) {
    try (TrialRunner runner = runner(new FormulaRecipe(5, Set.of(new TrialId(1, 2)), Set.of()))) {
      return search(pipeline, runner);
    }
  }

  private static List<GenerationRecord> searchInThisThread(int pipeline) {
    FormulaRecipe recipe = new FormulaRecipe(0, Set.of(new TrialId(1, 2)), Set.of());
    try (TrialRunner runner = new LocalTrialRunner(recipe, 1)) {
      return search(pipeline, runner);
    }
  }

  private static List<GenerationRecord> search(int pipeline, TrialRunner runner) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (Journal journal = new InMemoryJournal(store)) {
      new SearchLoop<>(SampleSearch.of(4, 10, pipeline), runner, journal, SearchListener.NONE)
          .run(SampleSearch.RUN);
    }
    try (Journal journal = new InMemoryJournal(store)) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }

  /** Cannot be opened on any machine. */
  private record BrokenRecipe() implements EvaluatorRecipe {

    @Override
    public Evaluator open(DeviceSlot device) {
      throw new IllegalStateException("Cannot read images: no such folder");
    }
  }

  @Test
  void whatNoMachineCanRunEndsTheSearchWithOneLine() {
    List<Trial> trials = SampleSearch.trials(4);
    try (TrialRunner runner = runner(new BrokenRecipe())) {
      assertThatThrownBy(() -> runner.start(trials, (trial, outcome) -> {}).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(TrialsCannotRun.class)
          .hasRootCauseMessage("Cannot read images: no such folder");
    }
  }

  @Test
  void whenAnOutcomeCannotBeKeptNoGenerationGoesOn() {
    List<Trial> trials = SampleSearch.trials(40);
    AtomicInteger arrived = new AtomicInteger();
    BiConsumer<Trial, Outcome> unable =
        (trial, outcome) -> {
          arrived.incrementAndGet();
          throw new IllegalStateException("Cannot keep it");
        };
    try (TrialRunner runner = runner(new FormulaRecipe(400, Set.of(), Set.of()))) {
      CompletableFuture<List<Outcome>> one = runner.start(trials, unable);
      CompletableFuture<List<Outcome>> other = runner.start(trials, (trial, outcome) -> {});

      assertThatThrownBy(one::join).hasRootCauseMessage("Cannot keep it");
      assertThatThrownBy(other::join).hasRootCauseMessage("Cannot keep it");
    }
    assertThat(arrived).hasValueLessThan(trials.size() / 2);
  }

  @Test
  void cheapTrialsTravelTogether() {
    List<Trial> trials = SampleSearch.trials(7);

    assertThat(Bundles.of(trials, 3)).extracting(List::size).containsExactly(3, 3, 1);
  }
}
