package org.evosearch.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.architecture.shape.TensorShape;

/** Reads and writes {@code model.json}, which stands beside the weights of a trained network. */
public final class ModelFactsJson {

  private static final List<String> ORIGIN =
      List.of("run", "search", "trial", "genotype", "fingerprint", "dataset", "dataset_digest");

  private static final String SIGNAL_SHAPE = "signal_shape";
  private static final String FITS_LENGTH = "fits_length";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ModelFactsJson() {}

  /**
   * Reads facts.
   *
   * @throws IllegalArgumentException if the text is not such JSON; one line
   */
  public static ModelFacts read(String json) {
    try {
      JsonObject object = JsonParser.parseString(json).getAsJsonObject();
      Map<String, String> origin = new LinkedHashMap<>();
      ORIGIN.stream().filter(object::has).forEach(key -> origin.put(key, text(object.get(key))));
      Optional<TableFacts> table =
          TableFacts.isIn(object) ? Optional.of(TableFacts.read(object)) : Optional.empty();
      boolean isNumbers = table.filter(TableFacts::isNumbers).isPresent();
      return new ModelFacts(
          origin,
          pixels(object),
          isNumbers ? List.of() : texts(object, "class_names"),
          accuracy(object),
          table);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      // Gson throws exceptions of many kinds for values of other types.
      throw new IllegalArgumentException("it is not JSON as train-final writes it", e);
    }
  }

  private static String text(JsonElement element) {
    return element.isJsonPrimitive() ? element.getAsString() : element.toString();
  }

  private static Optional<PixelScale> pixels(JsonObject object) {
    if (object.has(SIGNAL_SHAPE)) {
      PixelScale scale =
          PixelScale.ofSignals(numbers(object, "means"), numbers(object, "deviations"));
      return Optional.of(isFitted(object) ? scale.fitted() : scale);
    }
    return object.has("pixel_maximum")
        ? Optional.of(
            new PixelScale(
                object.get("pixel_maximum").getAsInt(),
                numbers(object, "means"),
                numbers(object, "deviations")))
        : Optional.empty();
  }

  private static boolean isFitted(JsonObject object) {
    return object.has(FITS_LENGTH) && object.get(FITS_LENGTH).getAsBoolean();
  }

  private static OptionalDouble accuracy(JsonObject object) {
    return object.has("test_accuracy")
        ? OptionalDouble.of(object.get("test_accuracy").getAsDouble())
        : OptionalDouble.empty();
  }

  private static List<Double> numbers(JsonObject object, String key) {
    return required(object, key).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsDouble)
        .toList();
  }

  private static List<String> texts(JsonObject object, String key) {
    return required(object, key).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static JsonElement required(JsonObject object, String key) {
    JsonElement element = object.get(key);
    if (element == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return element;
  }

  /**
   * Writes facts.
   *
   * @param shape (C, H, W) of the network's input
   */
  public static String write(ModelFacts facts, TensorShape shape) {
    JsonObject object = new JsonObject();
    facts.origin().forEach(object::addProperty);
    addShape(object, facts, shape);
    facts.pixels().ifPresent(pixels -> add(object, pixels));
    object.add("class_names", GSON.toJsonTree(facts.classNames()));
    facts.testAccuracy().ifPresent(accuracy -> object.addProperty("test_accuracy", accuracy));
    return GSON.toJson(object) + "\n";
  }

  private static void addShape(JsonObject object, ModelFacts facts, TensorShape shape) {
    if (facts.isOfSignals()) {
      TensorShape signal = TensorShape.signal(shape.channels(), shape.width());
      object.add(SIGNAL_SHAPE, GSON.toJsonTree(signal.dimensions()));
    } else {
      object.add("image_shape", GSON.toJsonTree(shape.dimensions()));
    }
  }

  private static void add(JsonObject object, PixelScale pixels) {
    if (!pixels.isOfSignals()) {
      object.addProperty("pixel_maximum", pixels.maximum());
    } else if (pixels.isFitted()) {
      object.addProperty(FITS_LENGTH, true);
    }
    object.add("means", GSON.toJsonTree(pixels.means()));
    object.add("deviations", GSON.toJsonTree(pixels.deviations()));
  }
}
