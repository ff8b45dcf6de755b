package org.evosearch.jobs.store.journal;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.format.OutcomeJson;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * The file of a finished trial whose generation is still open: the outcome, the facts that identify
 * the trial, and the digest of both.
 */
final class KeptOutcome {

  private static final Gson GSON = new Gson();

  private KeptOutcome() {}

  static byte[] write(Trial trial, Outcome outcome) {
    JsonObject kept = question(trial);
    kept.add("outcome", OutcomeJson.write(outcome));
    JsonObject file = new JsonObject();
    file.addProperty("sha256", digest(kept));
    file.add("kept", kept);
    return GSON.toJson(file).getBytes(StandardCharsets.UTF_8);
  }

  /** The outcome, empty if the file is damaged or is that of another trial. */
  static Optional<Outcome> read(Trial trial, byte[] bytes) {
    try {
      JsonObject file =
          JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
      JsonObject kept = file.getAsJsonObject("kept");
      if (!file.get("sha256").getAsString().equals(digest(kept)) || !answers(kept, trial)) {
        return Optional.empty();
      }
      return Optional.of(OutcomeJson.read(kept.getAsJsonObject("outcome")));
    } catch (RuntimeException e) {
      // Parsers throw exceptions of many kinds for a broken file: the trial is run again.
      return Optional.empty();
    }
  }

  private static boolean answers(JsonObject kept, Trial trial) {
    JsonObject question = kept.deepCopy();
    question.remove("outcome");
    return GSON.toJson(question).equals(GSON.toJson(question(trial)));
  }

  private static JsonObject question(Trial trial) {
    JsonObject object = new JsonObject();
    object.addProperty("trial", trial.id().toString());
    object.addProperty("fingerprint", trial.fingerprint().hex());
    object.addProperty("seed", trial.seed());
    object.addProperty("epochs", trial.budget().epochs());
    object.addProperty("max_batches", trial.budget().maxBatches());
    object.addProperty("train_fraction", trial.budget().trainFraction());
    if (trial.heritage() != null) {
      object.addProperty("heritage", trial.key().hex());
    }
    if (!trial.thresholds().isEmpty()) {
      object.addProperty("thresholds", Sha256.hex(trial.thresholds().toString()));
    }
    return object;
  }

  private static String digest(JsonElement kept) {
    return Sha256.hex(GSON.toJson(kept).getBytes(StandardCharsets.UTF_8));
  }
}
