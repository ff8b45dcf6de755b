package org.evosearch.strategy.surrogate;

import java.util.BitSet;
import java.util.List;
import org.evosearch.genotype.Choices;

/**
 * One way to look at genotypes: as bits, in how many of which two genotypes differ is their
 * distance.
 */
interface View {

  /** Bits of a genotype. */
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
