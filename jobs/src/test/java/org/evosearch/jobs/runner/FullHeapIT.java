package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.evaluation.ResourceRecipe;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that fill the Java heap, together or alone. */
class FullHeapIT {

  private static final List<Trial> TRIALS = SampleSearch.trials(4);
  private static final FormulaRecipe FORMULA = new FormulaRecipe(800, Set.of(), Set.of());

  @TempDir private Path folder = Path.of("");

  private ResourceRecipe hoarding(int mebibytes) {
    String file = folder.resolve("evaluators").toString();
    return new ResourceRecipe(file, "hoarding", FORMULA, mebibytes);
  }

  @Test
  void aHeapThatIsTooSmallForTwoEndsTheExecutorAndCostsNobodyAResult() {
    try (JavaSparkContext spark = LocalCluster.start(1, 2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, hoarding(600), "test")) {
      List<Outcome> outcomes = runner.start(TRIALS, (trial, outcome) -> {}).join();

      assertThat(outcomes).hasSize(4).allMatch(Outcome.Measured.class::isInstance);
      assertThat(runner.trouble()).hasValueSatisfying(said -> assertThat(said).contains("lost"));
    }
  }

  @Test
  void aHeapThatIsTooSmallForOneEndsTheSearchWithOneLine() {
    try (JavaSparkContext spark = LocalCluster.start(1, 2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, hoarding(1100), "test")) {
      assertThatThrownBy(() -> runner.start(TRIALS, (trial, outcome) -> {}).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(TrialsCannotRun.class)
          .rootCause()
          .hasMessageMatching(
              "The Java heap of an executor \\([0-9]+ MiB\\) is full although only trial 0/[0-3]"
                  + " runs there: raise spark.executor.memory, .*");
    }
  }
}
