package org.evosearch.space;

import java.util.List;
import java.util.Set;

/**
 * One gene of a {@link ChoiceSpace}.
 *
 * @param name such as {@code op_3_1}
 * @param words what may be chosen, at least one, all different
 * @param order whether neighboring words are alike, as with channel counts
 */
public record ChoiceGene(String name, List<String> words, Order order) {

  /** Whether the order of the words is meaningful. */
  public enum Order {
    /** Words are names. */
    NOMINAL,
    /** Words go from less to more. */
    ORDINAL
  }

  /** Copies the words and checks them. */
  public ChoiceGene {
    words = List.copyOf(words);
    if (words.isEmpty() || Set.copyOf(words).size() < words.size()) {
      throw new IllegalArgumentException(
          "Invalid words: " + words + " (at least one, all different)");
    }
  }

  /** A gene whose words are names. */
  public static ChoiceGene nominal(String name, List<String> words) {
    return new ChoiceGene(name, words, Order.NOMINAL);
  }

  /** A gene whose words go from less to more. */
  public static ChoiceGene ordinal(String name, List<String> words) {
    return new ChoiceGene(name, words, Order.ORDINAL);
  }

  /** Number of words. */
  public int size() {
    return words.size();
  }
}
