package org.evosearch.jobs.store.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.NumbersJson;
import org.evosearch.trial.SharedStep;

/** Trials of a supernet as JSON, exact to the last bit, without the keys of their networks. */
final class SharedJson {

  private static final String SHARES = "shares";
  private static final String LOGITS = "logits";

  private SharedJson() {}

  static String write(Candidate.Shared step) {
    JsonObject object = new SharedStep(step.stage(), step.epoch(), step.weights()).json();
    object.add(SHARES, NumbersJson.write(step.shares()));
    if (!step.logits().isEmpty()) {
      object.add(LOGITS, NumbersJson.write(step.logits()));
    }
    return object.toString();
  }

  static Candidate.Shared read(String json, String key) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    SharedStep step = SharedStep.read(object);
    return new Candidate.Shared(
        step.stage(),
        step.epoch(),
        step.weights(),
        key,
        NumbersJson.read(object.get(SHARES)),
        object.has(LOGITS) ? NumbersJson.read(object.get(LOGITS)) : List.of());
  }
}
