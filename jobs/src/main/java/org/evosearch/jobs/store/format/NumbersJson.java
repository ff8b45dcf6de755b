package org.evosearch.jobs.store.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;

/** Finite numbers as a JSON array, exact to the last bit. */
final class NumbersJson {

  private NumbersJson() {}

  static JsonArray write(List<Double> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  static List<Double> read(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList();
  }
}
