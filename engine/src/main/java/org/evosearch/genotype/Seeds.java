package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a network as the seeds they are rebuilt from: the first seed draws initial
 * weights, each further one a random step away from them. The text form is {@code [17,4]}.
 *
 * <p>Felipe Petroski Such et al.: Deep Neuroevolution: Genetic Algorithms Are a Competitive
 * Alternative for Training Deep Neural Networks for Reinforcement Learning, 2017, section 3.1.
 *
 * @param values at least one, each in [0, 2<sup>53</sup>)
 */
public record Seeds(List<Long> values) implements Genotype {

  /** Exclusive upper bound of seeds: every JSON reader keeps whole numbers up to it exactly. */
  public static final long LIMIT = 1L << 53;

  /** Copies the list and checks it. */
  public Seeds {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(seed -> seed < 0 || seed >= LIMIT)) {
      throw new IllegalArgumentException(
          "Invalid seeds: " + values + " (at least one, each in [0, 2^53))");
    }
  }

  /** These seeds and one more. */
  public Seeds with(long seed) {
    List<Long> more = new ArrayList<>(values);
    more.add(seed);
    return new Seeds(more);
  }

  @Override
  public String text() {
    return json().toString();
  }

  private JsonArray json() {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Seeds parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      Seeds seeds =
          new Seeds(
              element.getAsJsonArray().asList().stream().map(JsonElement::getAsLong).toList());
      if (seeds.json().equals(element)) {
        return seeds;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (such as [17,4])", e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text + " (such as [17,4])");
  }
}
