package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of {@link Layers}, such as
 *
 * <pre>{@code
 * {"network":{"learning-rate":0.01},"layers":[{"kind":"linear","dropout":0.5,"units":128}]}
 * }</pre>
 *
 * <p>Layers whose weights are inherited have an {@code "id"} after their kind. A number with a
 * point or an exponent is real, one without is whole.
 */
public final class LayersText {

  private static final String NETWORK = "network";
  private static final String LAYERS = "layers";
  private static final String KIND = "kind";
  private static final String ID = "id";

  private LayersText() {}

  static String write(Layers layers) {
    return tree(layers).toString();
  }

  private static JsonObject tree(Layers layers) {
    JsonObject object = new JsonObject();
    object.add(NETWORK, GenesJson.write(layers.network()));
    JsonArray array = new JsonArray();
    layers.layers().forEach(layer -> array.add(write(layer)));
    object.add(LAYERS, array);
    return object;
  }

  private static JsonObject write(Layers.Layer layer) {
    JsonObject object = new JsonObject();
    object.addProperty(KIND, layer.kind());
    if (layer.id() != null) {
      object.addProperty(ID, layer.id());
    }
    GenesJson.write(layer.genes()).asMap().forEach(object::add);
    return object;
  }

  /**
   * Reads what {@link Layers#text()} wrote.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Layers read(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      Layers layers = layers(element.getAsJsonObject());
      // A misread value, such as a whole number out of range, does not survive the round trip.
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
    return new Layers(GenesJson.read(object.getAsJsonObject(NETWORK)), layers);
  }

  private static Layers.Layer layer(JsonObject object) {
    JsonObject genes = object.deepCopy();
    String kind = genes.remove(KIND).getAsString();
    JsonElement id = genes.remove(ID);
    return new Layers.Layer(kind, GenesJson.read(genes), id == null ? null : id.getAsLong());
  }
}
