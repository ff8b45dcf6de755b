package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.search.TrialRunnerContract;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class SuspectsFirstTest extends TrialRunnerContract {

  private static final List<Trial> TRIALS = SampleSearch.trials(8);

  private final HeldRunner held = new HeldRunner();

  @Override
  protected TrialRunner runner(EvaluatorRecipe recipe) {
    Set<TrialId> suspects = Set.of(new TrialId(0, 1), new TrialId(0, 4), new TrialId(0, 11));
    return new SuspectsFirst(
        new LocalTrialRunner(recipe, 4), new Suspicion(Set.of(), suspects), Optional.empty());
  }

  /** Trials that end when the test says so. */
  private static final class HeldRunner implements TrialRunner {

    private final List<List<Trial>> started = new ArrayList<>();
    private final List<CompletableFuture<List<Outcome>>> results = new ArrayList<>();

    @Override
    public CompletableFuture<List<Outcome>> start(
        List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
      started.add(trials);
      results.add(new CompletableFuture<>());
      return results.get(results.size() - 1);
    }

    void end(int start) {
      List<Outcome> outcomes = new ArrayList<>();
      started.get(start).forEach(trial -> outcomes.add(Crash.outcome(0)));
      results.get(start).complete(outcomes);
    }

    @Override
    public void close() {}
  }

  private TrialRunner heldRunner(Set<TrialId> condemned, Set<TrialId> suspects) {
    return new SuspectsFirst(held, new Suspicion(condemned, suspects), Optional.empty());
  }

  private static TrialId id(int trial) {
    return TRIALS.get(trial).id();
  }

  @Test
  void suspectsRunOneByOneAndThenTheOthers() {
    try (TrialRunner runner = heldRunner(Set.of(), Set.of(id(0), id(2)))) {
      CompletableFuture<List<Outcome>> all = runner.start(TRIALS.subList(0, 4), (t, o) -> {});
      assertThat(held.started).containsExactly(TRIALS.subList(0, 1));
      held.end(0);
      assertThat(held.started.get(1)).isEqualTo(TRIALS.subList(2, 3));
      assertThat(held.started).hasSize(2);
      held.end(1);
      assertThat(held.started.get(2)).containsExactly(TRIALS.get(1), TRIALS.get(3));
      assertThat(all).isNotDone();
      held.end(2);
      assertThat(all.join()).hasSize(4).doesNotContainNull();
    }
  }

  @Test
  void nothingRunsBesideASuspectOfAnotherGeneration() {
    try (TrialRunner runner = heldRunner(Set.of(), Set.of(id(1), id(3)))) {
      CompletableFuture<?> all =
          CompletableFuture.allOf(
              runner.start(TRIALS.subList(0, 1), (t, o) -> {}),
              runner.start(TRIALS.subList(1, 3), (t, o) -> {}),
              runner.start(TRIALS.subList(3, 4), (t, o) -> {}),
              runner.start(TRIALS.subList(4, 5), (t, o) -> {}));
      assertThat(held.started).containsExactly(TRIALS.subList(0, 1));
      held.end(0);
      assertThat(held.started.get(1)).isEqualTo(TRIALS.subList(1, 2));
      held.end(1);
      assertThat(held.started.get(2)).isEqualTo(TRIALS.subList(2, 3));
      held.end(2);
      assertThat(held.started.get(3)).isEqualTo(TRIALS.subList(3, 4));
      assertThat(held.started).hasSize(4);
      held.end(3);
      assertThat(held.started.get(4)).isEqualTo(TRIALS.subList(4, 5));
      held.end(4);
      assertThat(all).isCompleted();
    }
  }

  @Test
  void theCondemnedAreRecordedAndNotRun() {
    List<Trial> told = new ArrayList<>();
    try (TrialRunner runner = heldRunner(Set.of(id(1)), Set.of())) {
      CompletableFuture<List<Outcome>> all =
          runner.start(TRIALS.subList(0, 3), (trial, outcome) -> told.add(trial));
      assertThat(held.started).containsExactly(List.of(TRIALS.get(0), TRIALS.get(2)));
      assertThat(told).containsExactly(TRIALS.get(1));
      held.end(0);

      assertThat(all.join().get(1))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED));
    }
  }
}
