package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fixed number of choices, each the index of one of finitely many words, which the space defines.
 * The text form is {@code [3,0,1]}.
 *
 * @param indices one for each gene, from 0
 */
public record Choices(List<Integer> indices) implements Genotype {

  /** Copies the list and checks that no index is negative. */
  public Choices {
    indices = List.copyOf(indices);
    if (indices.stream().anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException("Invalid choices: " + indices + " (at least 0)");
    }
  }

  /** The given choices. */
  public static Choices of(Integer... indices) {
    return new Choices(List.of(indices));
  }

  /** The choice of one gene. */
  public int at(int gene) {
    return indices.get(gene);
  }

  /** These choices with one gene changed. */
  public Choices with(int gene, int index) {
    List<Integer> changed = new ArrayList<>(indices);
    changed.set(gene, index);
    return new Choices(changed);
  }

  @Override
  public String text() {
    return indices.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Choices parse(String text) {
    try {
      JsonArray array = JsonParser.parseString(text).getAsJsonArray();
      return new Choices(array.asList().stream().map(Choices::index).toList());
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (such as [3,0,1])", e);
    }
  }

  private static Integer index(JsonElement element) {
    return Integer.valueOf(element.getAsString());
  }
}
