package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.jobs.metrics.SearchMetrics;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials as one Spark stage, or as one for each number of trials per GPU if some need more
 * memory.
 */
final class SparkStages implements TrialStages, AutoCloseable {

  private final Supplier<JavaSparkContext> application;
  private final EvaluatorRecipe recipe;
  private final String runId;
  private final TrialPlacement placement;
  private final GpuProfiles profiles;
  private final ExecutorService drivers = Executors.newCachedThreadPool(new DaemonThreads("stage"));
  private final ExecutorService arrivals =
      Executors.newSingleThreadExecutor(new DaemonThreads("outcomes"));
  private final ReadWriteLock alone = new ReentrantReadWriteLock(true);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private @Nullable SearchLease lease;

  /**
   * Creates the stages of one search.
   *
   * @param application starts Spark, when there is first something to run
   * @param recipe of the evaluators
   * @param runId for Spark's UI, and the job group of all stages
   * @param placement which devices trials ask for
   */
  SparkStages(
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

  @Override
  public void together(List<Trial> trials, int attempt, BiConsumer<Trial, Outcome> finished) {
    Lock beside = alone.readLock();
    beside.lock();
    try {
      runShares(shares(trials), attempt, finished);
    } finally {
      beside.unlock();
    }
  }

  @Override
  public OptionalLong alone(Trial trial, int attempt, BiConsumer<Trial, Outcome> finished) {
    Lock only = alone.writeLock();
    only.lock();
    try {
      return run(List.of(List.of(trial)), attempt, 1, finished);
    } finally {
      only.unlock();
    }
  }

  /** Trials by how many of them share a GPU; one group if no GPUs are requested. */
  private SortedMap<Integer, List<Trial>> shares(List<Trial> trials) {
    GpuShares shares = new GpuShares(recipe, placement.trialsPerGpu());
    JavaSparkContext context = application.get();
    return asksForGpus(context) && !GpuProfiles.haveOwnExecutors(context)
        ? shares.of(trials)
        : shares.ofAll(trials);
  }

  private boolean asksForGpus(JavaSparkContext context) {
    return recipe.usesGpu() && profiles.apply(context);
  }

  /** Trials that need more of a GPU have a stage of their own, beside those of the others. */
  private void runShares(
      SortedMap<Integer, List<Trial>> shares, int attempt, BiConsumer<Trial, Outcome> finished) {
    List<CompletableFuture<OptionalLong>> stages = new ArrayList<>();
    shares.forEach(
        (share, trials) -> {
          List<List<Trial>> bundles = Bundles.of(trials, recipe.trialsPerTask());
          stages.add(
              CompletableFuture.supplyAsync(() -> run(bundles, attempt, share, finished), drivers));
        });
    CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).join();
  }

  /**
   * Runs one stage with one bundle per task; returns the size in bytes of a Java heap that its
   * trials filled.
   */
  private OptionalLong run(
      List<List<Trial>> bundles,
      int attempt,
      int trialsPerGpu,
      BiConsumer<Trial, Outcome> finished) {
    Stage stage = stage(bundles, attempt, trialsPerGpu);
    Arrivals arrived = new Arrivals(arrivals, problem -> endAll(stage, problem));
    StageReports reports =
        new StageReports(bundles, arrived, finished, bytes -> heapFull(stage, bytes));
    TrialTask task = new TrialTask(recipe, placement.devices(), attempt, lease().number());
    try {
      stage.run(bundles, task, TaskReport.class, reports);
    } finally {
      // Throws the reason, where Spark only reports that the stage was canceled.
      arrived.await();
    }
    return reports.fullHeap();
  }

  private Stage stage(List<List<Trial>> bundles, int attempt, int trialsPerGpu) {
    JavaSparkContext context = application.get();
    Optional<ResourceProfile> profile =
        asksForGpus(context) ? profiles.sharedBy(trialsPerGpu, context) : Optional.empty();
    SearchMetrics.ofThisProcess().slots(() -> slots(context, profile));
    int trials = bundles.stream().mapToInt(List::size).sum();
    int generation = bundles.get(0).get(0).id().generation();
    String again = attempt == 0 ? "" : " again";
    String shared = profile.isEmpty() ? "" : ", " + trialsPerGpu + " a GPU";
    String description =
        "EvoSearch run " + runId + ", generation " + generation + ": " + trials + " trials";
    String report = "; evosearch report --run " + runId;
    return new Stage(context, runId, description + again + shared + report, profile);
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
   * An executor with a full heap ends, and its trials run again as after any loss; the driver's own
   * process cannot do that.
   */
  private void heapFull(Stage stage, long bytes) {
    if (stage.context().isLocal()) {
      endAll(stage, HeapFull.embedded(bytes));
    }
  }

  /**
   * Ends the stages of all generations, for instance because an outcome cannot be stored: later
   * ones could not be stored either, and their trials would run again.
   */
  private void endAll(Stage stage, Throwable reason) {
    end.completeExceptionally(reason);
    stage.cancel();
  }

  /**
   * Throws the reason for which the stages of all generations were ended, if they were.
   *
   * @throws java.util.concurrent.CompletionException with the reason as its cause
   */
  void throwReasonOfEnd() {
    if (end.isCompletedExceptionally()) {
      end.join();
    }
  }

  private synchronized SearchLease lease() {
    SearchLease begun = lease;
    if (begun == null) {
      begun = new SearchLease(application.get());
      lease = begun;
    }
    return begun;
  }

  /** Why the last executor was lost; empty if none was. */
  synchronized Optional<String> lastLoss() {
    return Optional.ofNullable(lease).flatMap(begun -> begun.losses().last());
  }

  /** Cancels running stages. */
  synchronized void cancel() {
    Optional.ofNullable(lease).ifPresent(begun -> begun.cancel(runId));
  }

  /**
   * Releases the resources of evaluators, in this process and in executors that outlive the search,
   * as soon as running tasks have ended.
   */
  @Override
  public synchronized void close() {
    drivers.shutdownNow();
    arrivals.shutdown();
    Optional.ofNullable(lease).ifPresent(SearchLease::close);
  }
}
