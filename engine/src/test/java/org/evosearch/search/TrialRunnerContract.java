package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/** What every {@link TrialRunner} promises. */
public abstract class TrialRunnerContract {

  /** A runner of trials that the recipe evaluates. */
  protected abstract TrialRunner runner(EvaluatorRecipe recipe);

  @Test
  void outcomesComeInTheOrderOfTheTrials() {
    List<Trial> trials = SampleSearch.trials(20);
    List<Outcome> alone = trials.stream().map(this::alone).toList();
    try (TrialRunner runner = runner(new FormulaRecipe(20, Set.of(), Set.of()))) {
      List<Outcome> outcomes = runner.start(trials, (trial, outcome) -> {}).join();

      assertThat(outcomes.stream().map(SampleSearch::timeless)).isEqualTo(alone);
    }
  }

  private Outcome alone(Trial trial) {
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1)) {
      return SampleSearch.timeless(runner.start(List.of(trial), (t, o) -> {}).join().get(0));
    }
  }

  @Test
  void eachOutcomeIsToldOnceBeforeTheGenerationEnds() {
    List<Trial> trials = SampleSearch.trials(12);
    ConcurrentLinkedQueue<Trial> told = new ConcurrentLinkedQueue<>();
    try (TrialRunner runner = runner(FormulaRecipe.PLAIN)) {
      runner.start(trials, (trial, outcome) -> told.add(trial)).join();
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(trials);
  }

  @Test
  void whatTheListenerThrowsEndsTheGeneration() {
    List<Trial> trials = SampleSearch.trials(3);
    try (TrialRunner runner = runner(FormulaRecipe.PLAIN)) {
      CompletableFuture<List<Outcome>> outcomes =
          runner.start(
              trials,
              (trial, outcome) -> {
                throw new IllegalStateException("the disk is full");
              });
      assertThat(outcomes).failsWithin(Duration.ofMinutes(1));
    }
  }

  @Test
  void severalGenerationsMayBeInFlight() {
    List<Trial> trials = SampleSearch.trials(20);
    try (TrialRunner runner = runner(new FormulaRecipe(30, Set.of(), Set.of()))) {
      CompletableFuture<List<Outcome>> first = runner.start(trials.subList(0, 10), (t, o) -> {});
      CompletableFuture<List<Outcome>> second = runner.start(trials.subList(10, 20), (t, o) -> {});

      assertThat(first.join()).hasSize(10);
      assertThat(second.join()).hasSize(10);
    }
  }

  @Test
  void aFailedTrialIsAnOutcomeAmongTheOthers() {
    List<Trial> trials = SampleSearch.trials(6);
    Set<TrialId> failing = trials.stream().skip(4).map(Trial::id).collect(Collectors.toSet());
    try (TrialRunner runner = runner(new FormulaRecipe(0, failing, Set.of()))) {
      List<Outcome> outcomes = runner.start(trials, (trial, outcome) -> {}).join();

      assertThat(outcomes.subList(0, 4)).allMatch(o -> o instanceof Outcome.Measured);
      assertThat(outcomes.subList(4, 6)).allMatch(o -> o instanceof Outcome.Failed);
    }
  }

  @Test
  void noTrialsAreDoneAtOnce() {
    try (TrialRunner runner = runner(FormulaRecipe.PLAIN)) {
      assertThat(runner.start(List.of(), (trial, outcome) -> {})).isCompletedWithValue(List.of());
    }
  }
}
