package org.evosearch.strategy.surrogate;

/** The bits of a genotype, view by view, in one array, so that they are read sequentially. */
final class Features {

  private final long[] words;
  private final int[] ends;

  /**
   * Takes the bits, each view packed as {@link java.util.BitSet} does.
   *
   * @param ends index after the last word of each view, the same for all genotypes
   */
  Features(long[] words, int[] ends) {
    this.words = words;
    this.ends = ends;
  }

  /** The number of bits of a view in which two genotypes differ. */
  int distance(int view, Features other) {
    long[] there = other.words;
    int distance = 0;
    for (int i = view == 0 ? 0 : ends[view - 1]; i < ends[view]; i++) {
      distance += Long.bitCount(words[i] ^ there[i]);
    }
    return distance;
  }

  /** Number of views. */
  int views() {
    return ends.length;
  }
}
