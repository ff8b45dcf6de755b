package org.evosearch.genotype;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Genes} as JSON: an object such as {@code {"dropout":0.5,"units":128}}. A number with a
 * point or an exponent is real, one without is whole.
 */
final class GenesJson {

  private GenesJson() {}

  static JsonObject write(Genes genes) {
    JsonObject object = new JsonObject();
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

  static Genes read(JsonObject object) {
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
