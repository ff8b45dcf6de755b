package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.search.SampleSearch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

/** Which trials run again: the rule, without any executor. */
class GenerationAttemptsTest {

  private static final List<Trial> TRIALS = SampleSearch.trials(4);
  private static final Trial SUSPECT = TRIALS.get(2);

  /** Stages on an executor that some trials kill, each in its first so many attempts. */
  private static final class DeadlyStages implements TrialStages {

    private final Map<Trial, Integer> deadly = new HashMap<>();
    private final Set<Trial> crowded = new HashSet<>();
    private final List<String> stages = new ArrayList<>();
    private OptionalLong heap = OptionalLong.empty();
    private boolean isFullAlone;

    DeadlyStages killedBy(Trial trial, int attempts) {
      deadly.put(trial, attempts);
      return this;
    }

    @Override
    public void together(List<Trial> trials, int attempt, BiConsumer<Trial, Outcome> finished) {
      stages.add(trials.size() + " together, attempt " + attempt);
      for (Trial trial : trials) {
        if (crowded.contains(trial)) {
          finished.accept(trial, deviceFull(attempt));
        } else {
          run(trial, attempt, finished);
        }
      }
    }

    static Outcome deviceFull(int attempt) {
      return new Outcome.Failed(
          FailureKind.OUT_OF_MEMORY,
          "EngineException: CUDA out of memory. Tried to allocate 2.00 GiB",
          Execution.begun("host", "gpu(0)", attempt));
    }

    @Override
    public OptionalLong alone(Trial trial, int attempt, BiConsumer<Trial, Outcome> finished) {
      stages.add(trial.id() + " alone, attempt " + attempt);
      if (isFullAlone) {
        finished.accept(trial, deviceFull(attempt));
      } else {
        run(trial, attempt, finished);
      }
      return heap;
    }

    private void run(Trial trial, int attempt, BiConsumer<Trial, Outcome> finished) {
      if (attempt >= deadly.getOrDefault(trial, 0)) {
        Execution there = Execution.begun("host", "cpu", attempt);
        finished.accept(trial, new Outcome.Failed(FailureKind.DIVERGED, "", there));
      }
    }
  }

  private final DeadlyStages stages = new DeadlyStages();
  private final List<Trial> finished = new ArrayList<>();

  private Map<Trial, Outcome> run() {
    return run(FormulaRecipe.PLAIN);
  }

  private Map<Trial, Outcome> run(EvaluatorRecipe recipe) {
    return new GenerationAttempts(recipe, stages, (trial, outcome) -> finished.add(trial))
        .run(TRIALS);
  }

  /** One trial needs more memory than there is. */
  private static final class GreedyRecipe implements EvaluatorRecipe {

    private static final long serialVersionUID = 1L;

    @Override
    public Evaluator open(DeviceSlot device) {
      return FormulaRecipe.PLAIN.open(device);
    }

    @Override
    public Optional<MemoryDemand> memory(Trial trial) {
      long mebibytes = trial.equals(SUSPECT) ? 3 : 1;
      return Optional.of(new MemoryDemand("Training", mebibytes << 20, 2 << 20));
    }
  }

  @Test
  void aTrialThatCannotFitIsRejectedBeforeAnyStage() {
    Map<Trial, Outcome> outcomes = run(new GreedyRecipe());

    assertThat(finished).startsWith(SUSPECT).hasSize(4);
    assertThat(outcomes.get(SUSPECT))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY));
    assertThat(stages.stages).containsExactly("3 together, attempt 0");
  }

  @Test
  void aGenerationOnSoundExecutorsIsOneStage() {
    assertThat(run()).containsOnlyKeys(TRIALS);
    assertThat(stages.stages).containsExactly("4 together, attempt 0");
    assertThat(finished).containsExactlyInAnyOrderElementsOf(TRIALS);
  }

  @Test
  void onlyTrialsWithoutAnOutcomeRunAgain() {
    stages.killedBy(SUSPECT, 1).killedBy(TRIALS.get(0), 1);

    assertThat(run().get(SUSPECT))
        .extracting(outcome -> outcome.execution().attempt())
        .isEqualTo(1);
    assertThat(stages.stages).containsExactly("4 together, attempt 0", "2 together, attempt 1");
  }

  @Test
  void aTrialThatLosesItsExecutorTwiceRunsAlone() {
    stages.killedBy(SUSPECT, 2);

    assertThat(run().get(SUSPECT))
        .extracting(outcome -> outcome.execution().attempt())
        .isEqualTo(2);
    assertThat(stages.stages).hasSize(3).endsWith(SUSPECT.id() + " alone, attempt 2");
  }

  @Test
  void aTrialThatKillsItsExecutorAloneTwiceHasCrashed() {
    stages.killedBy(SUSPECT, Integer.MAX_VALUE);

    assertThat(run().get(SUSPECT))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED);
              assertThat(failed.execution().attempt()).isEqualTo(4);
            });
    assertThat(stages.stages)
        .endsWith(SUSPECT.id() + " alone, attempt 2", SUSPECT.id() + " alone, attempt 3");
    assertThat(finished).hasSize(4).endsWith(SUSPECT);
  }

  @Test
  void aTrialThatFillsTheHeapAloneEndsTheSearch() {
    stages.killedBy(SUSPECT, Integer.MAX_VALUE);
    stages.heap = OptionalLong.of(1L << 30);

    assertThatThrownBy(this::run)
        .isInstanceOf(TrialsCannotRun.class)
        .hasMessageContaining("(1024 MiB)")
        .hasMessageContaining("only trial " + SUSPECT.id());
    assertThat(finished).doesNotContain(SUSPECT);
  }

  @Test
  void innocentNeighborsKeepTheirOutcomes() {
    stages.killedBy(SUSPECT, Integer.MAX_VALUE);
    Map<Trial, Outcome> outcomes = run();

    assertThat(IntStream.of(0, 1, 3).mapToObj(TRIALS::get).map(outcomes::get))
        .allMatch(outcome -> outcome.execution().attempt() == 0);
    assertThat(Set.copyOf(outcomes.keySet())).isEqualTo(Set.copyOf(TRIALS));
  }

  /** Trials beside it may have filled the device. */
  @Test
  void aTrialThatFindsItsDeviceFullRunsAloneAndThatOutcomeCounts() {
    stages.crowded.add(SUSPECT);
    stages.crowded.add(TRIALS.get(0));

    Map<Trial, Outcome> outcomes = run();

    assertThat(stages.stages)
        .startsWith("4 together, attempt 0")
        .containsExactlyInAnyOrder(
            "4 together, attempt 0",
            TRIALS.get(0).id() + " alone, attempt 2",
            SUSPECT.id() + " alone, attempt 2");
    assertThat(outcomes.values())
        .allMatch(outcome -> ((Outcome.Failed) outcome).kind() == FailureKind.DIVERGED);
    assertThat(finished).containsExactlyInAnyOrderElementsOf(TRIALS);
  }

  @Test
  void aTrialThatFillsItsDeviceAloneIsOutOfMemory() {
    stages.crowded.add(SUSPECT);
    stages.isFullAlone = true;

    assertThat(run().get(SUSPECT))
        .asInstanceOf(type(Outcome.Failed.class))
        .extracting(Outcome.Failed::kind)
        .isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(stages.stages).hasSize(2);
    assertThat(finished).containsExactlyInAnyOrderElementsOf(TRIALS);
  }
}
