package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.search.LaunchOrder;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which trials of a generation run again. Trials without an outcome run twice together,
 * then each alone, twice; one that never returns an outcome is recorded as crashed. A trial that
 * found its device full runs again alone, since trials beside it may have filled the device; its
 * outcome alone is recorded.
 */
final class GenerationAttempts {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationAttempts.class);
  private static final int ATTEMPTS_TOGETHER = 2;
  private static final int ATTEMPTS_ALONE = 2;

  private final EvaluatorRecipe recipe;
  private final TrialStages stages;
  private final BiConsumer<Trial, Outcome> finished;
  private final Map<Trial, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Set<Trial> crowded = ConcurrentHashMap.newKeySet();

  /**
   * Creates the attempts of one generation.
   *
   * @param recipe predicts the memory of trials
   * @param stages run them
   * @param finished receives each outcome
   */
  GenerationAttempts(
      EvaluatorRecipe recipe, TrialStages stages, BiConsumer<Trial, Outcome> finished) {
    this.recipe = recipe;
    this.stages = stages;
    this.finished = finished;
  }

  /** Runs trials until each has an outcome. */
  Map<Trial, Outcome> run(List<Trial> trials) {
    trials.forEach(this::reject);
    List<Trial> launched = LaunchOrder.of(open(trials));
    List<Trial> open = launched;
    for (int attempt = 0; attempt < ATTEMPTS_TOGETHER && !open.isEmpty(); attempt++) {
      stages.together(open, attempt, this::arrivedTogether);
      open = open(open);
    }
    launched.stream()
        .filter(trial -> crowded.contains(trial) && !outcomes.containsKey(trial))
        .forEach(this::runAfterFullDevice);
    open.forEach(this::runAlone);
    return outcomes;
  }

  private List<Trial> open(List<Trial> trials) {
    return trials.stream()
        .filter(trial -> !outcomes.containsKey(trial) && !crowded.contains(trial))
        .toList();
  }

  /** Rejects a trial whose predicted memory exceeds the limit even when run alone. */
  private void reject(Trial trial) {
    Execution here = Execution.begun("driver", "none", 0);
    recipe
        .memory(trial)
        .flatMap(memory -> memory.refusal(here))
        .ifPresent(outcome -> arrived(trial, outcome));
  }

  private void runAfterFullDevice(Trial trial) {
    LOG.warn("Trial {} found its device full; it runs alone now", trial.id());
    attemptAlone(trial);
  }

  private void runAlone(Trial suspect) {
    LOG.warn("Trial {} was on an executor that was lost, twice; it runs alone now", suspect.id());
    attemptAlone(suspect);
  }

  private void attemptAlone(Trial suspect) {
    OptionalLong heap = OptionalLong.empty();
    for (int i = 0; i < ATTEMPTS_ALONE && !outcomes.containsKey(suspect); i++) {
      OptionalLong filled = stages.alone(suspect, ATTEMPTS_TOGETHER + i, this::arrived);
      heap = filled.isPresent() ? filled : heap;
    }
    if (!outcomes.containsKey(suspect)) {
      heap.ifPresent(
          bytes -> {
            throw HeapFull.alone(suspect.id(), bytes);
          });
      arrived(suspect, Crash.outcome(ATTEMPTS_TOGETHER + ATTEMPTS_ALONE));
    }
  }

  /**
   * Takes the outcome of a trial that ran beside others; a full device is not recorded as its
   * outcome.
   */
  private void arrivedTogether(Trial trial, Outcome outcome) {
    if (MemoryDemand.isDeviceFull(outcome)) {
      crowded.add(trial);
    } else {
      arrived(trial, outcome);
    }
  }

  private void arrived(Trial trial, Outcome outcome) {
    finished.accept(trial, outcome);
    outcomes.put(trial, outcome);
  }
}
