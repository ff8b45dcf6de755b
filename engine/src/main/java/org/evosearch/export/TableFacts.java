package org.evosearch.export;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * How rows of a table become inputs of a network, and its outputs predictions.
 *
 * @param columns an object for each column, as {@code train-final} writes them
 * @param inputs names of the network's input features
 * @param targets numbers that it predicts; empty if it predicts classes
 */
public record TableFacts(JsonArray columns, List<String> inputs, List<Target> targets) {

  private static final Gson GSON = new Gson();
  private static final String COLUMNS = "columns";
  private static final String INPUTS = "inputs";
  private static final String TARGETS = "targets";

  /**
   * A number that is predicted: the network's output, times the deviation, plus the mean.
   *
   * @param name of the number
   * @param mean of the training rows
   * @param deviation standard deviation of the training rows
   */
  public record Target(String name, double mean, double deviation) {}

  /** Copies everything. */
  public TableFacts {
    columns = columns.deepCopy();
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
  }

  /** Whether numbers are predicted, not classes. */
  public boolean isNumbers() {
    return !targets.isEmpty();
  }

  /** Whether a model was trained on a table. */
  static boolean isIn(JsonObject model) {
    return model.has(COLUMNS);
  }

  static TableFacts read(JsonObject model) {
    JsonArray targets = model.has(TARGETS) ? model.getAsJsonArray(TARGETS) : new JsonArray();
    return new TableFacts(
        model.getAsJsonArray(COLUMNS),
        model.getAsJsonArray(INPUTS).asList().stream().map(JsonElement::getAsString).toList(),
        StreamSupport.stream(targets.spliterator(), false)
            .map(target -> GSON.fromJson(target, Target.class))
            .toList());
  }

  /** All facts as JSON, for programs that prepare rows themselves. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.add(COLUMNS, columns.deepCopy());
    json.add(INPUTS, GSON.toJsonTree(inputs));
    if (isNumbers()) {
      json.add(TARGETS, GSON.toJsonTree(targets));
    }
    return json;
  }
}
