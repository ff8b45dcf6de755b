package org.evosearch.jobs.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;

/** Steps with shared weights as JSON, exact to the last bit. */
final class SharedJson {

  private static final String STAGE = "stage";
  private static final String EPOCH = "epoch";
  private static final String WEIGHTS = "weights";
  private static final String SHARES = "shares";

  private SharedJson() {}

  static String write(Candidate.Shared step) {
    JsonObject object = new JsonObject();
    object.addProperty(STAGE, step.stage().key());
    object.addProperty(EPOCH, step.epoch());
    object.addProperty(WEIGHTS, step.weights());
    JsonArray shares = new JsonArray();
    step.shares().forEach(shares::add);
    object.add(SHARES, shares);
    return object.toString();
  }

  static Candidate.Shared read(String json) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    return new Candidate.Shared(
        SharedStage.of(object.get(STAGE).getAsString()),
        object.get(EPOCH).getAsInt(),
        object.get(WEIGHTS).getAsString(),
        object.getAsJsonArray(SHARES).asList().stream().map(JsonElement::getAsDouble).toList());
  }
}
