package org.evosearch.strategy.surrogate;

/** The bits of a genotype, view by view, one behind the other so that they are read at once. */
final class Features {

  private final long[] words;
  private final int[] ends;

  /**
   * Takes the bits, each view packed as {@link java.util.BitSet} does.
   *
   * @param ends behind the last word of each view, the same for all genotypes
   */
  Features(long[] words, int[] ends) {
    this.words = words;
    this.ends = ends;
  }

  /** In how many bits of a view two genotypes differ. */
  int distance(int view, Features other) {
    long[] there = other.words;
    int distance = 0;
    for (int i = view == 0 ? 0 : ends[view - 1]; i < ends[view]; i++) {
      distance += Long.bitCount(words[i] ^ there[i]);
    }
    return distance;
  }

  /** How many views there are. */
  int views() {
    return ends.length;
  }
}
