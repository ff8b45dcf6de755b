package org.evosearch.genotype;

import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** The values that a gene may take, drawn uniformly. */
public sealed interface GeneDomain {

  /** Draws a value, uniformly. */
  Gene draw(UniformRandomProvider random);

  /** Whether a gene may have this value. */
  boolean contains(Gene gene);

  /**
   * Whole numbers of an interval, both ends included.
   *
   * @param minimum smallest value
   * @param maximum largest value, at least the minimum
   */
  record WholeInterval(int minimum, int maximum) implements GeneDomain {

    /** Checks the order of the ends. */
    public WholeInterval {
      if (minimum > maximum) {
        throw new IllegalArgumentException("Invalid interval: [" + minimum + ", " + maximum + "]");
      }
    }

    @Override
    public Gene draw(UniformRandomProvider random) {
      return new Gene.Whole(random.nextInt(minimum, Math.addExact(maximum, 1)));
    }

    @Override
    public boolean contains(Gene gene) {
      return gene instanceof Gene.Whole whole
          && whole.value() >= minimum
          && whole.value() <= maximum;
    }
  }

  /**
   * Real numbers of an interval; uniform in the value, not in its logarithm.
   *
   * @param minimum smallest value
   * @param maximum largest value, above the minimum
   */
  record RealInterval(double minimum, double maximum) implements GeneDomain {

    /** Checks the order of the ends. */
    public RealInterval {
      if (!(minimum < maximum)) {
        throw new IllegalArgumentException("Invalid interval: [" + minimum + ", " + maximum + "]");
      }
    }

    @Override
    public Gene draw(UniformRandomProvider random) {
      return new Gene.Real(minimum + (maximum - minimum) * random.nextDouble());
    }

    @Override
    public boolean contains(Gene gene) {
      return gene instanceof Gene.Real real && real.value() >= minimum && real.value() <= maximum;
    }
  }

  /**
   * One of several words.
   *
   * @param words at least one, all different
   */
  record OneOf(List<String> words) implements GeneDomain {

    /** Copies the words and checks them. */
    public OneOf {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("Invalid choice: no words");
      }
      if (Set.copyOf(words).size() < words.size()) {
        throw new IllegalArgumentException("Invalid choice: " + words + " (all different)");
      }
    }

    /** The given words. */
    public static OneOf of(String... words) {
      return new OneOf(List.of(words));
    }

    @Override
    public Gene draw(UniformRandomProvider random) {
      return new Gene.Word(words.get(random.nextInt(words.size())));
    }

    @Override
    public boolean contains(Gene gene) {
      return gene instanceof Gene.Word word && words.contains(word.value());
    }
  }
}
