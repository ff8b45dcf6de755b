package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.jobs.metrics.SearchMetrics;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Runs each generation as one Spark stage, one trial a task, the costliest first. Outcomes reach
 * the driver as tasks end.
 *
 * <p>A trial whose executor is lost is not simply run again, since the trial may be what killed it.
 * The trials that were on lost executors run once more in a stage of their own; those that lose
 * their executor again run alone, while nothing else runs; who loses its executor alone, twice, is
 * recorded as crashed. So an innocent neighbour, or a machine that was taken away, costs nobody a
 * result.
 */
public final class SparkTrialRunner implements TrialRunner {

  private final Supplier<JavaSparkContext> application;
  private final EvaluatorRecipe recipe;
  private final String runId;
  private final TrialPlacement placement;
  private final GpuProfiles profiles;
  private final ExecutorService drivers =
      Executors.newCachedThreadPool(task -> daemon(task, "generation"));
  private final ExecutorService arrivals =
      Executors.newSingleThreadExecutor(task -> daemon(task, "outcomes"));
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicInteger running = new AtomicInteger();
  private final ReadWriteLock alone = new ReentrantReadWriteLock(true);
  private @Nullable SearchLease lease;

  /**
   * Creates a runner.
   *
   * @param application starts Spark, when first there is something to run; who starts it closes it
   * @param recipe of the evaluators
   * @param runId for Spark's pages
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
    this.application = application;
    this.recipe = recipe;
    this.runId = runId;
    this.placement = placement;
    this.profiles = new GpuProfiles(placement);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, "evosearch-" + name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public CompletableFuture<List<Outcome>> start(
      List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
    if (trials.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    GenerationStages stages = new GenerationStages(this, trials.get(0).id().generation(), finished);
    running.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> stages.run(trials), drivers)
        .thenApply(outcomes -> inOrder(trials, outcomes))
        .whenComplete((outcomes, problem) -> running.decrementAndGet())
        .exceptionally(this::reason);
  }

  /** Why a generation was not run: of one that was cancelled, why all were. */
  private List<Outcome> reason(Throwable problem) {
    if (end.isCompletedExceptionally()) {
      end.join();
    }
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    throw new CompletionException(
        cause instanceof SparkException ? ExecutorLosses.beforeTheirTasks(cause) : cause);
  }

  /**
   * Ends the stages of all generations because an outcome cannot be kept: those to come could not
   * be kept either, and would have to be paid for again.
   */
  void end(Stage stage, Throwable problem) {
    end.completeExceptionally(problem);
    stage.cancel();
  }

  private static List<Outcome> inOrder(List<Trial> trials, Map<Trial, Outcome> outcomes) {
    return trials.stream().map(outcomes::get).toList();
  }

  EvaluatorRecipe recipe() {
    return recipe;
  }

  TrialPlacement placement() {
    return placement;
  }

  ExecutorService drivers() {
    return drivers;
  }

  ExecutorService arrivals() {
    return arrivals;
  }

  ReadWriteLock alone() {
    return alone;
  }

  /** The code of a stage's tasks. */
  TrialTask task(int attempt) {
    return new TrialTask(recipe, placement.devices(), attempt, lease().number());
  }

  private synchronized SearchLease lease() {
    SearchLease begun = lease;
    if (begun == null) {
      begun = new SearchLease(application.get());
      lease = begun;
    }
    return begun;
  }

  @Override
  public synchronized Optional<String> trouble() {
    return Optional.ofNullable(lease).flatMap(begun -> begun.losses().last());
  }

  /** Trials by how many of them share a GPU; as one where no GPUs are asked for. */
  SortedMap<Integer, List<Trial>> shares(List<Trial> trials) {
    GpuShares shares = new GpuShares(recipe, placement.trialsPerGpu());
    JavaSparkContext context = application.get();
    return asksForGpus(context) && !GpuProfiles.haveOwnExecutors(context)
        ? shares.of(trials)
        : shares.ofAll(trials);
  }

  private boolean asksForGpus(JavaSparkContext context) {
    return recipe.usesGpu() && profiles.apply(context);
  }

  /**
   * A stage of a generation.
   *
   * @param what for Spark's pages
   * @param trialsPerGpu how many of its trials share a GPU
   */
  Stage stage(int generation, String what, int trialsPerGpu) {
    JavaSparkContext context = application.get();
    Optional<ResourceProfile> profile =
        asksForGpus(context) ? profiles.sharedBy(trialsPerGpu, context) : Optional.empty();
    SearchMetrics.ofThisProcess().slots(() -> slots(context, profile));
    String shared = profile.isEmpty() ? "" : ", " + trialsPerGpu + " a GPU";
    String description = "EvoSearch run " + runId + ", generation " + generation + ": " + what;
    return new Stage(context, runId, description + shared, profile);
  }

  /** How many trials can run at once. */
  private static int slots(JavaSparkContext context, Optional<ResourceProfile> profile) {
    SparkContext spark = context.sc();
    return spark.isStopped()
        ? 0
        : spark.maxNumConcurrentTasks(
            profile.orElseGet(() -> spark.resourceProfileManager().defaultResourceProfile()));
  }

  /**
   * Ends what is on its way. What evaluators hold is given back, by this process and by executors
   * that outlive this search, when tasks that still run have ended.
   */
  @Override
  public synchronized void close() {
    boolean busy = running.get() > 0;
    drivers.shutdownNow();
    arrivals.shutdown();
    Optional<SearchLease> begun = Optional.ofNullable(lease);
    begun.filter(one -> busy).ifPresent(one -> one.cancel(runId));
    begun.ifPresent(SearchLease::close);
  }
}
