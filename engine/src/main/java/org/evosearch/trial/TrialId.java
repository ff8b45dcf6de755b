package org.evosearch.trial;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The name of a trial in its run.
 *
 * @param generation from 0
 * @param index place in the generation, from 0
 */
public record TrialId(int generation, int index) implements Serializable, Comparable<TrialId> {

  private static final Comparator<TrialId> ORDER =
      Comparator.comparingInt(TrialId::generation).thenComparingInt(TrialId::index);

  /** Checks that neither number is negative. */
  public TrialId {
    if (generation < 0 || index < 0) {
      throw new IllegalArgumentException("Invalid trial: " + generation + "/" + index);
    }
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text is no trial
   */
  public static TrialId parse(String text) {
    if (!text.matches("[0-9]{1,10}/[0-9]{1,10}")) {
      throw new IllegalArgumentException("Invalid trial: " + text + " (generation/index)");
    }
    String[] parts = text.split("/", 2);
    return new TrialId(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public int compareTo(TrialId other) {
    return ORDER.compare(this, other);
  }

  /** Generation and index, such as {@code 12/3}. */
  @Override
  public String toString() {
    return generation + "/" + index;
  }
}
