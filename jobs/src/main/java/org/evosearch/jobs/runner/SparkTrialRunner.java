package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Runs each generation as one Spark stage, one trial a task, the costliest first. Outcomes reach
 * the driver as tasks end.
 *
 * <p>A trial whose executor is lost is not simply run again, since the trial may be what killed it.
 * The trials that were on lost executors run once more in a stage of their own; those that lose
 * their executor again run alone, while nothing else runs; a trial that loses its executor alone,
 * twice, is recorded as crashed. So an innocent neighbor, or a machine that was taken away, costs
 * no trial its result.
 *
 * <p>{@link GenerationAttempts} decides which trials run again, {@link SparkStages} runs them.
 */
public final class SparkTrialRunner implements TrialRunner {

  private final EvaluatorRecipe recipe;
  private final SparkStages stages;
  private final ExecutorService generations =
      Executors.newCachedThreadPool(new DaemonThreads("generation"));
  private final AtomicInteger running = new AtomicInteger();

  /**
   * Creates a runner.
   *
   * @param application starts Spark, when there is first something to run; its owner closes it
   * @param recipe of the evaluators
   * @param runId for Spark's UI
   */
  public SparkTrialRunner(
      Supplier<JavaSparkContext> application, EvaluatorRecipe recipe, String runId) {
    this(application, recipe, runId, TrialPlacement.UNASKED);
  }

  /**
   * Creates a runner.
   *
   * @param placement which devices trials ask for
   */
  public SparkTrialRunner(
      Supplier<JavaSparkContext> application,
      EvaluatorRecipe recipe,
      String runId,
      TrialPlacement placement) {
    this.recipe = recipe;
    this.stages = new SparkStages(application, recipe, runId, placement);
  }

  @Override
  public CompletableFuture<List<Outcome>> start(
      List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
    if (trials.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    GenerationAttempts attempts = new GenerationAttempts(recipe, stages, finished);
    running.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> attempts.run(trials), generations)
        .thenApply(outcomes -> inOrder(trials, outcomes))
        .whenComplete((outcomes, problem) -> running.decrementAndGet())
        .exceptionally(this::reason);
  }

  private static List<Outcome> inOrder(List<Trial> trials, Map<Trial, Outcome> outcomes) {
    return trials.stream().map(outcomes::get).toList();
  }

  /** Throws the reason why a generation was not run; of a canceled one, why all were canceled. */
  private List<Outcome> reason(Throwable problem) {
    stages.throwReasonOfEnd();
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    throw new CompletionException(
        cause instanceof SparkException ? ExecutorLosses.beforeTheirTasks(cause) : cause);
  }

  @Override
  public Optional<String> trouble() {
    return stages.lastLoss();
  }

  /**
   * Cancels running generations. This process, and executors that outlive this search, release the
   * resources of evaluators as soon as running tasks have ended.
   */
  @Override
  public void close() {
    boolean busy = running.get() > 0;
    generations.shutdownNow();
    if (busy) {
      stages.cancel();
    }
    stages.close();
  }
}
