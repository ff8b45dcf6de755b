package org.evosearch.strategy.surrogate;

import java.util.BitSet;
import java.util.List;
import org.evosearch.genotype.Choices;

/**
 * An encoding of genotypes as bits; the distance of two genotypes is the number of bits in which
 * they differ.
 */
interface View {

  /** Number of bits of a genotype. */
  int length();

  /** The largest distance that two genotypes may have. */
  int diameter();

  /** Sets the bits of a genotype, from the given one on. */
  void write(Choices genotype, BitSet bits, int from);

  /** Views side by side: distances add up. */
  record Joined(List<View> views) implements View {

    /** Copies the list. */
    public Joined {
      views = List.copyOf(views);
    }

    @Override
    public int length() {
      return views.stream().mapToInt(View::length).sum();
    }

    @Override
    public int diameter() {
      return views.stream().mapToInt(View::diameter).sum();
    }

    @Override
    public void write(Choices genotype, BitSet bits, int from) {
      int next = from;
      for (View view : views) {
        view.write(genotype, bits, next);
        next += view.length();
      }
    }
  }
}
