package org.evosearch.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Runs trials in threads of this process, on one device: the in-memory twin of the runner for
 * clusters.
 */
public final class LocalTrialRunner implements TrialRunner {

  private final Evaluator evaluator;
  private final int bundle;
  private final ExecutorService threads;
  private final Supplier<Execution> begun;

  /**
   * Opens the evaluator on the CPU.
   *
   * @param slots trials that run at once
   */
  public LocalTrialRunner(EvaluatorRecipe recipe, int slots) {
    this(recipe, slots, DeviceSlot.CPU, LocalTrialRunner::onCpu);
  }

  /**
   * Opens the evaluator.
   *
   * @param slots trials that run at once
   * @param device that they share
   * @param begun creates the execution record of a trial that begins
   */
  public LocalTrialRunner(
      EvaluatorRecipe recipe, int slots, DeviceSlot device, Supplier<Execution> begun) {
    this.evaluator = recipe.open(device);
    this.begun = begun;
    this.bundle = recipe.trialsPerTask();
    this.threads = Executors.newFixedThreadPool(slots);
  }

  @Override
  public CompletableFuture<List<Outcome>> start(
      List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
    Map<Trial, Outcome> outcomes = new ConcurrentHashMap<>();
    BiConsumer<Trial, Outcome> arrived =
        (trial, outcome) -> {
          finished.accept(trial, outcome);
          outcomes.put(trial, outcome);
        };
    CompletableFuture<?>[] running =
        together(LaunchOrder.of(trials))
            .map(some -> CompletableFuture.runAsync(() -> run(some, arrived), threads))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(running)
        .thenApply(done -> trials.stream().map(trial -> outcome(trial, outcomes)).toList());
  }

  /** The trials in bundles. */
  private Stream<List<Trial>> together(List<Trial> trials) {
    return IntStream.iterate(0, from -> from < trials.size(), from -> from + bundle)
        .mapToObj(from -> trials.subList(from, Math.min(from + bundle, trials.size())));
  }

  private static Outcome outcome(Trial trial, Map<Trial, Outcome> outcomes) {
    return Objects.requireNonNull(outcomes.get(trial));
  }

  private void run(List<Trial> trials, BiConsumer<Trial, Outcome> arrived) {
    List<Outcome> outcomes = evaluator.evaluate(trials, begun);
    for (int i = 0; i < trials.size(); i++) {
      arrived.accept(trials.get(i), outcomes.get(i));
    }
  }

  private static Execution onCpu() {
    return Execution.begun("localhost", DeviceSlot.CPU.toString(), 0);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    evaluator.close();
  }
}
