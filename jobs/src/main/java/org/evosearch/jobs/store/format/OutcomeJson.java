package org.evosearch.jobs.store.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Metric;
import org.evosearch.trial.NumbersJson;
import org.evosearch.trial.Outcome;

/** Outcomes as JSON, exact to the last bit. */
public final class OutcomeJson {

  private OutcomeJson() {}

  public static JsonObject write(Outcome outcome) {
    JsonObject object = new JsonObject();
    if (outcome instanceof Outcome.Failed failed) {
      object.addProperty("failure", failed.kind().key());
      object.addProperty("message", failed.message());
    } else if (outcome instanceof Outcome.Measured measured) {
      JsonObject metrics = new JsonObject();
      new TreeMap<>(measured.metrics())
          .forEach((metric, value) -> metrics.add(metric.key(), number(value)));
      object.add("metrics", metrics);
      JsonArray curve = new JsonArray();
      measured.curve().forEach(epoch -> curve.add(write(epoch)));
      object.add("curve", curve);
      object.add("logits", NumbersJson.write(measured.logits()));
      if (measured.weights() != null) {
        object.addProperty("weights", measured.weights());
      }
    }
    object.add("execution", write(outcome.execution()));
    return object;
  }

  private static JsonArray write(Epoch epoch) {
    JsonArray array = new JsonArray();
    array.add(epoch.epoch());
    array.add(number(epoch.trainLoss()));
    array.add(number(epoch.validationLoss()));
    array.add(number(epoch.validationAccuracy()));
    array.add(number(epoch.learningRate()));
    array.add(number(epoch.seconds()));
    return array;
  }

  private static JsonObject write(Execution execution) {
    JsonObject object = new JsonObject();
    object.addProperty("host", execution.host());
    object.addProperty("device", execution.device());
    object.addProperty("attempt", execution.attempt());
    object.addProperty("started_at", execution.startedAt().toString());
    object.addProperty("finished_at", execution.finishedAt().toString());
    object.add("images_per_s", number(execution.imagesPerSecond()));
    object.addProperty("memory_predicted", execution.memory().predicted());
    object.addProperty("memory_measured", execution.memory().measured());
    return object;
  }

  /** JSON has no infinite numbers and no NaN; their names are written and read instead. */
  private static JsonPrimitive number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(value)
        : new JsonPrimitive(Double.toString(value));
  }

  /** Reads what {@link #write(Outcome)} wrote; throws a RuntimeException for anything else. */
  public static Outcome read(JsonObject object) {
    Execution execution = execution(object.getAsJsonObject("execution"));
    if (object.has("failure")) {
      return new Outcome.Failed(
          FailureKind.of(object.get("failure").getAsString()),
          object.get("message").getAsString(),
          execution);
    }
    Map<Metric, Double> metrics = new HashMap<>();
    object
        .getAsJsonObject("metrics")
        .asMap()
        .forEach((name, value) -> metrics.put(metric(name), value.getAsDouble()));
    List<Epoch> curve = new ArrayList<>();
    object.getAsJsonArray("curve").forEach(epoch -> curve.add(epoch(epoch)));
    JsonElement weights = object.get("weights");
    return new Outcome.Measured(
        metrics,
        curve,
        execution,
        NumbersJson.read(object.get("logits")),
        weights == null ? null : weights.getAsString());
  }

  /** Earlier releases wrote {@code VALIDATION_ACCURACY} for {@code validation-accuracy}. */
  private static Metric metric(String name) {
    return Metric.named(name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Epoch epoch(JsonElement element) {
    JsonArray array = element.getAsJsonArray();
    return new Epoch(
        array.get(0).getAsInt(),
        array.get(1).getAsDouble(),
        array.get(2).getAsDouble(),
        array.get(3).getAsDouble(),
        array.get(4).getAsDouble(),
        array.get(5).getAsDouble());
  }

  private static Execution execution(JsonObject object) {
    return new Execution(
        object.get("host").getAsString(),
        object.get("device").getAsString(),
        object.get("attempt").getAsInt(),
        Instant.parse(object.get("started_at").getAsString()),
        Instant.parse(object.get("finished_at").getAsString()),
        object.get("images_per_s").getAsDouble(),
        new MemoryUse(bytes(object, "memory_predicted"), bytes(object, "memory_measured")));
  }

  /** Earlier releases wrote no memory. */
  private static long bytes(JsonObject object, String key) {
    return object.has(key) ? object.get(key).getAsLong() : 0;
  }
}
