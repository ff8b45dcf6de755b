package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import org.evosearch.search.LaunchOrder;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages of one generation: one, where no executor is lost. */
final class GenerationStages {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationStages.class);
  private static final int STAGES_TOGETHER = 2;
  private static final int STAGES_ALONE = 2;

  private final SparkTrialRunner runner;
  private final int generation;
  private final BiConsumer<Trial, Outcome> finished;
  private final Map<Trial, Outcome> outcomes = new ConcurrentHashMap<>();
  private volatile OptionalLong fullHeap = OptionalLong.empty();

  GenerationStages(SparkTrialRunner runner, int generation, BiConsumer<Trial, Outcome> finished) {
    this.runner = runner;
    this.generation = generation;
    this.finished = finished;
  }

  /** Runs trials until each has an outcome. */
  Map<Trial, Outcome> run(List<Trial> trials) {
    trials.forEach(this::refuse);
    List<Trial> open = LaunchOrder.of(open(trials));
    for (int attempt = 0; attempt < STAGES_TOGETHER && !open.isEmpty(); attempt++) {
      runTogether(open, attempt);
      open = open(open);
    }
    open.forEach(this::runAlone);
    return outcomes;
  }

  private List<Trial> open(List<Trial> trials) {
    return trials.stream().filter(trial -> !outcomes.containsKey(trial)).toList();
  }

  /** Who alone would take more memory than there is has its outcome already. */
  private void refuse(Trial trial) {
    Execution here = Execution.begun("driver", "none", 0);
    runner
        .recipe()
        .memory(trial)
        .flatMap(memory -> memory.refusal(here))
        .ifPresent(outcome -> arrived(trial, outcome));
  }

  private void runTogether(List<Trial> trials, int attempt) {
    holding(runner.alone().readLock(), () -> runShares(runner.shares(trials), attempt));
  }

  /** Trials that need more of a GPU have a stage of their own, beside those of the others. */
  private void runShares(SortedMap<Integer, List<Trial>> shares, int attempt) {
    int perTask = runner.recipe().trialsPerTask();
    List<CompletableFuture<Void>> stages = new ArrayList<>();
    shares.forEach(
        (share, trials) ->
            stages.add(
                CompletableFuture.runAsync(
                    () -> runStage(trials, attempt, perTask, share), runner.drivers())));
    CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).join();
  }

  private void runAlone(Trial suspect) {
    LOG.warn("Trial {} was on an executor that was lost, twice; it runs alone now", suspect.id());
    fullHeap = OptionalLong.empty();
    for (int i = 0; i < STAGES_ALONE && !outcomes.containsKey(suspect); i++) {
      int attempt = STAGES_TOGETHER + i;
      holding(runner.alone().writeLock(), () -> runStage(List.of(suspect), attempt, 1, 1));
    }
    if (!outcomes.containsKey(suspect)) {
      fullHeap.ifPresent(
          bytes -> {
            throw HeapFull.alone(suspect.id(), bytes);
          });
      arrived(suspect, Crash.outcome(STAGES_TOGETHER + STAGES_ALONE));
    }
  }

  private static void holding(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void runStage(List<Trial> trials, int attempt, int trialsPerTask, int trialsPerGpu) {
    List<List<Trial>> bundles = Bundles.of(trials, trialsPerTask);
    AtomicReference<TaskReport.Broken> broken = new AtomicReference<>();
    String what = trials.size() + (attempt == 0 ? " trials" : " trials again");
    Stage stage = runner.stage(generation, what, trialsPerGpu);
    Arrivals arrivals = new Arrivals(runner.arrivals(), problem -> runner.end(stage, problem));
    try {
      stage.run(
          bundles,
          runner.task(attempt),
          TaskReport.class,
          (report, bundle) -> {
            take(report, bundles.get(bundle), broken, arrivals);
            takeHeap(report, stage);
          });
    } finally {
      // Says why, where Spark says that the stage was cancelled.
      arrivals.await();
    }
    TaskReport.Broken failure = broken.get();
    if (failure != null) {
      LOG.error("A task failed: {}", failure.trace());
      throw new TrialsCannotRun(failure.message());
    }
  }

  private void take(
      TaskReport report,
      List<Trial> bundle,
      AtomicReference<TaskReport.Broken> broken,
      Arrivals arrivals) {
    if (report instanceof TaskReport.Broken failure) {
      broken.set(failure);
    } else if (report instanceof TaskReport.Ran ran) {
      for (int i = 0; i < bundle.size(); i++) {
        Trial trial = bundle.get(i);
        Outcome outcome = ran.outcomes().get(i);
        arrivals.add(() -> arrived(trial, outcome));
      }
    }
  }

  /** Trials of an executor whose heap is full are run again, as when it is lost. */
  private void takeHeap(TaskReport report, Stage stage) {
    if (report instanceof TaskReport.HeapFull full) {
      LOG.warn("The Java heap of an executor is full; its trials are run again");
      fullHeap = OptionalLong.of(full.bytes());
      if (stage.context().isLocal()) {
        runner.end(stage, HeapFull.embedded(full.bytes()));
      }
    }
  }

  private void arrived(Trial trial, Outcome outcome) {
    finished.accept(trial, outcome);
    outcomes.put(trial, outcome);
  }
}
