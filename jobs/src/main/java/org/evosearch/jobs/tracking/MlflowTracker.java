package org.evosearch.jobs.tracking;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.jobs.metrics.BestFitness;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * Reports a search to an MLflow server: a parent run with metrics by generation, and a child for
 * each network of the final archive. Results stay in the store; tags say where.
 *
 * <p>Calls are made on a separate thread, so that no commit waits for one. A failed call causes a
 * warning; after three in a row the search continues untracked. A resumed run sends equal values
 * again, which MLflow keeps once.
 */
public final class MlflowTracker implements SearchListener, AutoCloseable {

  private static final int MAX_FAILURES = 3;
  private static final long MAX_SHUTDOWN_SECONDS = 60;

  /** A call, or some of them. */
  private interface Call {
    void make(MlflowRuns runs, String parent) throws IOException;
  }

  private final MlflowClient client;
  private final MlflowSettings settings;
  private final RunRecord run;
  private final String store;
  private final Consumer<String> warnings;
  private final ThreadPoolExecutor calls =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "mlflow");
            thread.setDaemon(true);
            return thread;
          });

  /** Used by the thread of calls alone. */
  private @Nullable MlflowRuns runs;

  private String parent = "";
  private int failures;

  /** Used by the thread of the search alone. */
  private final BestFitness best = new BestFitness();

  private long evaluations;
  private double deviceSeconds;

  /**
   * Creates a tracker; makes no call.
   *
   * @param store URI of the store, for links
   * @param warnings receives a line for each failed call
   */
  public MlflowTracker(
      MlflowSettings settings, RunRecord run, String store, Consumer<String> warnings) {
    this.client = new MlflowClient(settings.uri(), MlflowSettings.authorization(System.getenv()));
    this.settings = settings;
    this.run = run;
    this.store = store;
    this.warnings = warnings;
  }

  private void submit(String what, Call call) {
    calls.execute(() -> attempt(what, call));
  }

  private void attempt(String what, Call call) {
    if (failures >= MAX_FAILURES) {
      return;
    }
    try {
      call.make(runs(), parent);
      failures = 0;
    } catch (IOException | RuntimeException e) {
      failures++;
      warnings.accept(
          "Cannot report "
              + what
              + " to "
              + settings.uri()
              + ": "
              + reason(e)
              + (failures < MAX_FAILURES ? "" : "; nothing more of this run is reported"));
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private MlflowRuns runs() throws IOException {
    MlflowRuns known = runs;
    if (known == null) {
      known = MlflowRuns.of(client, settings.experiment());
      parent = known.run(run.runId(), run.createdAt(), Map.of(MlflowRuns.OWN, run.runId()), tags());
      known.log(parent, List.of(), parameters());
      known.update(parent, "RUNNING", Optional.empty());
      runs = known;
    }
    return known;
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    tags.put("evosearch.store", store);
    tags.put("evosearch.results", link(""));
    tags.put("evosearch.settings_digest", run.settingsDigest());
    tags.put(
        "mlflow.note.content",
        "Results: "
            + link("best_arch.json")
            + "\n\nReport: `evosearch report --run "
            + run.runId()
            + " --store "
            + store
            + "`");
    return tags;
  }

  private String link(String file) {
    return store + "/results/run_id=" + run.runId() + "/" + file;
  }

  private Map<String, String> parameters() {
    Section root = Settings.stored(run.settings()).overDefaults().root();
    Map<String, String> parameters = new TreeMap<>();
    for (String part : List.of("strategy", "space", "evaluation", "dataset")) {
      root.section(part).optionalText("name").ifPresent(name -> parameters.put(part, name));
    }
    parameters.put("seed", String.valueOf(root.section("run").longWhole("seed")));
    parameters.put("data_digest", run.dataDigest());
    parameters.put("protocol", run.protocol().key());
    return parameters;
  }

  @Override
  public void committed(GenerationRecord generation) {
    List<MlflowRuns.Metric> metrics = metrics(generation);
    submit(
        "generation " + generation.generation(), (known, own) -> known.log(own, metrics, Map.of()));
  }

  @Override
  public void replayed(GenerationRecord generation) {
    committed(generation);
  }

  private List<MlflowRuns.Metric> metrics(GenerationRecord generation) {
    Map<String, Double> values = new LinkedHashMap<>();
    DoubleSummaryStatistics fitness =
        generation.trials().stream()
            .filter(trial -> !trial.isLonger())
            .flatMapToDouble(trial -> trial.fitness().stream())
            .summaryStatistics();
    if (fitness.getCount() > 0) {
      values.put("best_fitness", fitness.getMax());
      values.put("mean_fitness", fitness.getAverage());
    }
    best.add(generation);
    best.fitness().ifPresent(value -> values.put("best_so_far", value));
    count(generation, values);
    Instant at = end(generation);
    List<MlflowRuns.Metric> metrics = new ArrayList<>();
    values.forEach(
        (key, value) ->
            metrics.add(new MlflowRuns.Metric(key, value, at, generation.generation())));
    return metrics;
  }

  private void count(GenerationRecord generation, Map<String, Double> values) {
    List<Outcome> own =
        generation.trials().stream().filter(TrialRecord::wasRun).map(TrialRecord::outcome).toList();
    long reused = generation.trials().stream().filter(trial -> trial.reusedFrom() != null).count();
    evaluations += own.size();
    deviceSeconds += own.stream().mapToDouble(one -> one.execution().wallSeconds()).sum();
    values.put("trials", (double) generation.trials().size());
    values.put("reused", (double) reused);
    values.put("failures", (double) own.stream().filter(Outcome.Failed.class::isInstance).count());
    values.put("evaluations", (double) evaluations);
    values.put("device_hours", deviceSeconds / TimeUnit.HOURS.toSeconds(1));
  }

  /** The end of its last trial, which is the same whenever the generation is reported. */
  private Instant end(GenerationRecord generation) {
    return generation.trials().stream()
        .map(trial -> trial.outcome().execution().finishedAt())
        .max(Comparator.naturalOrder())
        .filter(at -> at.isAfter(Instant.EPOCH))
        .orElse(run.createdAt());
  }

  /** Reports the final archive, and that the run has ended. */
  public void conclude(SearchResult result) {
    int rank = 0;
    for (TrialRecord trial : result.hallOfFame()) {
      rank++;
      report(result, trial, rank);
    }
    submit("the end", (known, own) -> known.update(own, "FINISHED", Optional.of(Instant.now())));
  }

  private void report(SearchResult result, TrialRecord trial, int rank) {
    String id = trial.trial().id().toString();
    Instant at = trial.outcome().execution().finishedAt();
    Map<String, Double> values = values(result, trial, rank);
    submit(
        "trial " + id,
        (known, own) -> {
          Map<String, String> tags =
              Map.of(MlflowRuns.OWN, run.runId() + "/" + id, MlflowRuns.TRIAL, id);
          Map<String, String> more =
              Map.of("mlflow.parentRunId", own, "evosearch.archive", link("archive.json"));
          String child = known.run(run.runId() + "/" + id, at, tags, more);
          List<MlflowRuns.Metric> metrics = new ArrayList<>();
          values.forEach((key, value) -> metrics.add(new MlflowRuns.Metric(key, value, at, 0)));
          known.log(child, metrics, Map.of("fingerprint", trial.trial().fingerprint().hex()));
          known.update(child, "FINISHED", Optional.of(at));
        });
  }

  private static Map<String, Double> values(SearchResult result, TrialRecord trial, int rank) {
    Map<String, Double> values = new TreeMap<>();
    values.put("rank", (double) rank);
    trial.fitness().ifPresent(value -> values.put("fitness", value));
    if (trial.outcome() instanceof Outcome.Measured measured) {
      for (Map.Entry<Metric, Double> metric : measured.metrics().entrySet()) {
        values.put(metric.getKey().key(), metric.getValue());
      }
    }
    addReEvaluation(result, trial.trial().id(), values);
    return values;
  }

  /** The mean is that of the seeds that succeeded. */
  private static void addReEvaluation(
      SearchResult result, TrialId trial, Map<String, Double> values) {
    List<Double> again = result.scores().getOrDefault(trial, List.of());
    again.stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .ifPresent(mean -> values.put("re_score_mean", mean));
    int seeds = result.seeds(trial);
    if (seeds > 0) {
      values.put("re_score_failures", (double) (seeds - again.size()));
    }
  }

  /** Waits for pending calls, but not forever for a server that does not answer. */
  @Override
  public void close() {
    calls.shutdown();
    try {
      if (!calls.awaitTermination(MAX_SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        warnings.accept("Not all of the run is reported to " + settings.uri());
        calls.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
