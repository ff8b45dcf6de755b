package org.evosearch.genotype;

/** One value of a genotype: a whole number, a real number, or one of several words. */
public sealed interface Gene {

  /**
   * A whole number.
   *
   * @param value the number
   */
  record Whole(int value) implements Gene {}

  /**
   * A real number.
   *
   * @param value finite
   */
  record Real(double value) implements Gene {

    /** Checks that the value is finite. */
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("Invalid gene: " + value + " (finite numbers only)");
      }
    }
  }

  /**
   * One of several words.
   *
   * @param value the word
   */
  record Word(String value) implements Gene {}
}
