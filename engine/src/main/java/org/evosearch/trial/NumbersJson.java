package org.evosearch.trial;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;

/** Finite numbers as a JSON array, exact to the last bit. */
public final class NumbersJson {

  private NumbersJson() {}

  /** Writes numbers in their order. */
  public static JsonArray write(List<Double> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  /**
   * Reads what {@link #write(List)} wrote.
   *
   * @throws RuntimeException if the element is no array of numbers
   */
  public static List<Double> read(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList();
  }
}
