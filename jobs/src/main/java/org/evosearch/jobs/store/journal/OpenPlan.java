package org.evosearch.jobs.store.journal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The plan of a generation that is not committed yet, for {@code status}.
 *
 * @param trials how many
 * @param toRun how many of them had no outcome when it started
 * @param startedAt when it did
 */
public record OpenPlan(int trials, int toRun, Instant startedAt) {

  static OpenPlan now(int trials, int toRun) {
    return new OpenPlan(trials, toRun, Instant.now());
  }

  byte[] bytes() {
    JsonObject object = new JsonObject();
    object.addProperty("trials", trials);
    object.addProperty("to_run", toRun);
    object.addProperty("started_at", startedAt.toString());
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the result of {@link #bytes()}; throws a RuntimeException for anything else. */
  static OpenPlan of(byte[] bytes) {
    JsonObject object =
        JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    return new OpenPlan(
        object.get("trials").getAsInt(),
        object.get("to_run").getAsInt(),
        Instant.parse(object.get("started_at").getAsString()));
  }
}
