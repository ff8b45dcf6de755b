package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text form of {@link Layers}, such as
 *
 * <pre>{@code
 * {"network":{"learning-rate":0.01},"layers":[{"kind":"linear","dropout":0.5,"units":128}]}
 * }</pre>
 *
 * <p>A number with a point or an exponent is real, one without is whole.
 */
public final class LayersText {

  private static final String NETWORK = "network";
  private static final String LAYERS = "layers";
  private static final String KIND = "kind";

  private LayersText() {}

  static String write(Layers layers) {
    return tree(layers).toString();
  }

  private static JsonObject tree(Layers layers) {
    JsonObject object = new JsonObject();
    object.add(NETWORK, write(new JsonObject(), layers.network()));
    JsonArray array = new JsonArray();
    layers.layers().forEach(layer -> array.add(write(layer)));
    object.add(LAYERS, array);
    return object;
  }

  private static JsonObject write(Layers.Layer layer) {
    JsonObject object = new JsonObject();
    object.addProperty(KIND, layer.kind());
    return write(object, layer.genes());
  }

  private static JsonObject write(JsonObject object, Genes genes) {
    genes.values().forEach((name, gene) -> object.add(name, write(gene)));
    return object;
  }

  private static JsonElement write(Gene gene) {
    if (gene instanceof Gene.Whole whole) {
      return new JsonPrimitive(whole.value());
    }
    if (gene instanceof Gene.Real real) {
      return new JsonPrimitive(real.value());
    }
    if (gene instanceof Gene.Word word) {
      return new JsonPrimitive(word.value());
    }
    throw new AssertionError(gene);
  }

  /**
   * Reads what {@link Layers#text()} wrote.
   *
   * @throws IllegalArgumentException if the text is no such genotype
   */
  public static Layers read(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      Layers layers = layers(element.getAsJsonObject());
      // Whatever was misread, such as a whole number too large, does not come back as it was.
      if (tree(layers).equals(element)) {
        return layers;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text);
  }

  private static Layers layers(JsonObject object) {
    List<Layers.Layer> layers = new ArrayList<>();
    object.getAsJsonArray(LAYERS).forEach(layer -> layers.add(layer(layer.getAsJsonObject())));
    return new Layers(genes(object.getAsJsonObject(NETWORK)), layers);
  }

  private static Layers.Layer layer(JsonObject object) {
    JsonObject genes = object.deepCopy();
    return new Layers.Layer(genes.remove(KIND).getAsString(), genes(genes));
  }

  private static Genes genes(JsonObject object) {
    Map<String, Gene> genes = new LinkedHashMap<>();
    object.asMap().forEach((name, value) -> genes.put(name, gene(value.getAsJsonPrimitive())));
    return new Genes(genes);
  }

  private static Gene gene(JsonPrimitive value) {
    if (!value.isNumber()) {
      return new Gene.Word(value.getAsString());
    }
    boolean whole = value.getAsString().chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    return whole ? new Gene.Whole(value.getAsInt()) : new Gene.Real(value.getAsDouble());
  }
}
