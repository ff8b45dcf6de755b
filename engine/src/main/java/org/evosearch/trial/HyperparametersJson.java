package org.evosearch.trial;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON form of {@link Hyperparameters}, an object with the record's components that are
 * not null, by their names. Values have the ranges that settings have.
 */
public final class HyperparametersJson {

  private static final String OPTIMIZER = "optimizer";
  private static final String LEARNING_RATE = "learningRate";
  private static final String WEIGHT_DECAY = "weightDecay";
  private static final String LABEL_SMOOTHING = "labelSmoothing";
  private static final List<String> KEYS =
      List.of(OPTIMIZER, LEARNING_RATE, WEIGHT_DECAY, LABEL_SMOOTHING);

  private static final String OPTIMIZERS =
      "one of "
          + Arrays.stream(OptimizerKind.values()).map(Enum::name).collect(Collectors.joining(", "));

  private final JsonObject object;

  private HyperparametersJson(JsonObject object) {
    this.object = object;
  }

  /**
   * Reads hyperparameters.
   *
   * @throws IllegalArgumentException if a key or a value is not allowed; the message names key,
   *     value and what is allowed
   */
  public static Hyperparameters read(JsonElement element) {
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException("Invalid hyperparameters: " + element + " (an object)");
    }
    return new HyperparametersJson(element.getAsJsonObject()).read();
  }

  private Hyperparameters read() {
    Set<String> unknown = new TreeSet<>(object.keySet());
    KEYS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown key: hyperparameters."
              + unknown.iterator().next()
              + " (one of "
              + String.join(", ", KEYS)
              + ")");
    }
    return new Hyperparameters(
        optimizer(),
        number(
            LEARNING_RATE,
            rate -> rate > 0 && rate <= Hyperparameters.HIGHEST_LEARNING_RATE,
            "above 0.0, at most " + Hyperparameters.HIGHEST_LEARNING_RATE),
        fromZero(WEIGHT_DECAY, Hyperparameters.HIGHEST_WEIGHT_DECAY),
        fromZero(LABEL_SMOOTHING, Hyperparameters.MAX_LABEL_SMOOTHING));
  }

  private @Nullable OptimizerKind optimizer() {
    if (!object.has(OPTIMIZER)) {
      return null;
    }
    return primitive(OPTIMIZER)
        .filter(JsonPrimitive::isString)
        .flatMap(
            value ->
                Arrays.stream(OptimizerKind.values())
                    .filter(kind -> kind.name().equals(value.getAsString()))
                    .findFirst())
        .orElseThrow(() -> invalid(OPTIMIZER, OPTIMIZERS));
  }

  private @Nullable Double fromZero(String key, double most) {
    return number(key, value -> value >= 0 && value <= most, "between 0.0 and " + most);
  }

  private @Nullable Double number(String key, DoublePredicate isAllowed, String allowed) {
    if (!object.has(key)) {
      return null;
    }
    return primitive(key)
        .filter(JsonPrimitive::isNumber)
        .map(JsonElement::getAsDouble)
        .filter(isAllowed::test)
        .orElseThrow(() -> invalid(key, allowed));
  }

  private Optional<JsonPrimitive> primitive(String key) {
    JsonElement value = object.get(key);
    return value.isJsonPrimitive() ? Optional.of(value.getAsJsonPrimitive()) : Optional.empty();
  }

  private IllegalArgumentException invalid(String key, String allowed) {
    return new IllegalArgumentException(
        "Invalid hyperparameters." + key + ": " + object.get(key) + " (" + allowed + ")");
  }
}
