package org.evosearch.jobs.store.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;

/** Steps with shared weights as JSON, exact to the last bit, but for their networks' keys. */
final class SharedJson {

  private static final String STAGE = "stage";
  private static final String EPOCH = "epoch";
  private static final String WEIGHTS = "weights";
  private static final String SHARES = "shares";
  private static final String LOGITS = "logits";

  private SharedJson() {}

  static String write(Candidate.Shared step) {
    JsonObject object = new JsonObject();
    object.addProperty(STAGE, step.stage().key());
    object.addProperty(EPOCH, step.epoch());
    object.addProperty(WEIGHTS, step.weights());
    object.add(SHARES, NumbersJson.write(step.shares()));
    if (!step.logits().isEmpty()) {
      object.add(LOGITS, NumbersJson.write(step.logits()));
    }
    return object.toString();
  }

  static Candidate.Shared read(String json, String key) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    return new Candidate.Shared(
        SharedStage.of(object.get(STAGE).getAsString()),
        object.get(EPOCH).getAsInt(),
        object.get(WEIGHTS).getAsString(),
        key,
        NumbersJson.read(object.get(SHARES)),
        object.has(LOGITS) ? NumbersJson.read(object.get(LOGITS)) : List.of());
  }
}
