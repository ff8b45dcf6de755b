package org.evosearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Runs trials in threads of this process, on the CPU: the twin of what runs them on a cluster. */
public final class LocalTrialRunner implements TrialRunner {

  private final Evaluator evaluator;
  private final ExecutorService threads;

  /**
   * Opens the evaluator.
   *
   * @param slots trials that run at once
   */
  public LocalTrialRunner(EvaluatorRecipe recipe, int slots) {
    this.evaluator = recipe.open(DeviceSlot.CPU);
    this.threads = Executors.newFixedThreadPool(slots);
  }

  @Override
  public CompletableFuture<List<Outcome>> start(
      List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
    Map<Trial, CompletableFuture<Outcome>> running = new HashMap<>();
    for (Trial trial : LaunchOrder.of(trials)) {
      running.put(trial, CompletableFuture.supplyAsync(() -> run(trial, finished), threads));
    }
    return CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
        .thenApply(done -> trials.stream().map(trial -> outcome(trial, running)).toList());
  }

  private static Outcome outcome(Trial trial, Map<Trial, CompletableFuture<Outcome>> running) {
    return Objects.requireNonNull(running.get(trial)).join();
  }

  private Outcome run(Trial trial, BiConsumer<Trial, Outcome> finished) {
    Execution started = Execution.begun("localhost", DeviceSlot.CPU.toString(), 0);
    Outcome outcome = evaluator.evaluate(trial, started);
    finished.accept(trial, outcome);
    return outcome;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    evaluator.close();
  }
}
