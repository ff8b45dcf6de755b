package org.evosearch.jobs.tracking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in one experiment of an MLflow server. */
final class MlflowRuns {

  /** The tag that identifies a run of EvoSearch. */
  static final String OWN = "evosearch.run_id";

  /** The tag that identifies a network of such a run. */
  static final String TRIAL = "evosearch.trial";

  private static final String RUN_ID = "run_id";
  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final int MAX_METRICS = 1000;

  private final MlflowClient client;
  private final String experimentId;

  private MlflowRuns(MlflowClient client, String experimentId) {
    this.client = client;
    this.experimentId = experimentId;
  }

  /** Finds the experiment, or creates it. */
  static MlflowRuns of(MlflowClient client, String experiment) throws IOException {
    Optional<JsonObject> found = client.experiment(experiment);
    if (found.isPresent()) {
      JsonObject own = found.get().getAsJsonObject("experiment");
      return new MlflowRuns(client, own.get("experiment_id").getAsString());
    }
    JsonObject body = new JsonObject();
    body.addProperty("name", experiment);
    JsonObject created = client.post("experiments/create", body);
    return new MlflowRuns(client, created.get("experiment_id").getAsString());
  }

  /** A value at a step. */
  record Metric(String key, double value, Instant at, long step) {

    private JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty(KEY, key);
      json.addProperty(VALUE, value);
      json.addProperty("timestamp", at.toEpochMilli());
      json.addProperty("step", step);
      return json;
    }
  }

  /**
   * Finds the run with some tags, or creates it.
   *
   * @param more tags of a new run that do not identify it
   */
  String run(String name, Instant start, Map<String, String> tags, Map<String, String> more)
      throws IOException {
    Optional<String> found = find(tags);
    if (found.isPresent()) {
      return found.get();
    }
    JsonObject body = new JsonObject();
    body.addProperty("experiment_id", experimentId);
    body.addProperty("run_name", name);
    body.addProperty("start_time", start.toEpochMilli());
    JsonArray all = pairs(tags);
    all.addAll(pairs(more));
    body.add("tags", all);
    JsonObject run = client.post("runs/create", body).getAsJsonObject("run");
    return run.getAsJsonObject("info").get(RUN_ID).getAsString();
  }

  private Optional<String> find(Map<String, String> tags) throws IOException {
    JsonObject body = new JsonObject();
    JsonArray experiments = new JsonArray();
    experiments.add(experimentId);
    body.add("experiment_ids", experiments);
    body.addProperty(
        "filter",
        String.join(
            " and ",
            tags.entrySet().stream()
                .map(tag -> "tags.`" + tag.getKey() + "` = '" + tag.getValue() + "'")
                .toList()));
    body.addProperty("max_results", 1);
    JsonElement runs = client.post("runs/search", body).get("runs");
    return runs == null || runs.getAsJsonArray().isEmpty()
        ? Optional.empty()
        : Optional.of(
            runs.getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("info")
                .get(RUN_ID)
                .getAsString());
  }

  /** Records metrics and parameters. Can be repeated. */
  void log(String run, List<Metric> metrics, Map<String, String> parameters) throws IOException {
    for (int from = 0; from == 0 || from < metrics.size(); from += MAX_METRICS) {
      JsonObject body = new JsonObject();
      body.addProperty(RUN_ID, run);
      JsonArray part = new JsonArray();
      metrics.stream().skip(from).limit(MAX_METRICS).map(Metric::json).forEach(part::add);
      body.add("metrics", part);
      body.add("params", pairs(from == 0 ? parameters : Map.of()));
      client.post("runs/log-batch", body);
    }
  }

  /** Updates the status of a run. */
  void update(String run, String status, Optional<Instant> end) throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty(RUN_ID, run);
    body.addProperty("status", status);
    end.ifPresent(at -> body.addProperty("end_time", at.toEpochMilli()));
    client.post("runs/update", body);
  }

  private static JsonArray pairs(Map<String, String> values) {
    JsonArray pairs = new JsonArray();
    values.forEach(
        (key, value) -> {
          JsonObject pair = new JsonObject();
          pair.addProperty(KEY, key);
          pair.addProperty(VALUE, value);
          pairs.add(pair);
        });
    return pairs;
  }
}
