package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.evosearch.evaluation.EvaluatorContract;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log, and the evaluators that keep it: they are evaluators like others. */
class FlightLogTest extends EvaluatorContract {

  private static final List<Trial> TRIALS = SampleSearch.trials(4);

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void createLog() throws IOException {
    file = Files.createFile(folder.resolve("log"));
  }

  @Override
  protected EvaluatorRecipe recipe() {
    return new LoggedRecipe(FormulaRecipe.PLAIN, file.toString());
  }

  @Override
  protected List<Trial> trials() {
    return TRIALS;
  }

  /** Runs all trials as a process of its own would. */
  private List<Outcome> run(FormulaRecipe recipe, String run) {
    try (TrialRunner runner =
        new FlightLog(file).runner(recipe, run, logged -> new LocalTrialRunner(logged, 2))) {
      return runner.start(TRIALS, (trial, outcome) -> {}).join();
    }
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  @Test
  void trialsAreWrittenDownWhenTheyBeginAndWhenTheyEnd() throws IOException {
    run(new FormulaRecipe(2, Set.of(TRIALS.get(1).id()), Set.of()), "r");

    assertThat(lines()).hasSize(1 + 2 * TRIALS.size()).startsWith("run r");
    for (Trial trial : TRIALS) {
      assertThat(lines()).containsSubsequence("begin " + trial.id(), "end " + trial.id());
    }
  }

  @Test
  void whatAnEarlierProcessLeftIsActedOnForItsRunOnly() throws IOException {
    String killer = "begin " + TRIALS.get(2).id();
    Files.write(file, List.of("run r", killer, "run r", killer));

    assertThat(run(FormulaRecipe.PLAIN, "other")).allMatch(o -> o instanceof Outcome.Measured);
    assertThat(run(FormulaRecipe.PLAIN, "r").get(2))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, o -> assertThat(o.kind()).isEqualTo(FailureKind.CRASHED));
  }

  @Test
  void anEndInOrderLeavesNoLog() {
    new FlightLog(file).endedInOrder();
    assertThat(file).doesNotExist();
    new FlightLog(file).endedInOrder();
  }

  @Test
  void aLogThatCannotBeReadIsNamed() {
    FlightLog log = new FlightLog(folder.resolve("absent"));
    assertThatThrownBy(() -> log.runner(recipe(), "r", r -> new LocalTrialRunner(r, 1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot use flight log")
        .hasMessageContaining("absent");
  }
}
