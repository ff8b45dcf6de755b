package org.evosearch.strategy.surrogate;

/** The bits of a genotype, view by view. */
final class Features {

  private final long[][] views;

  /** Takes the bits, packed as {@link java.util.BitSet} does; views are of equal length each. */
  Features(long[][] views) {
    this.views = views;
  }

  /** In how many bits of a view two genotypes differ. */
  int distance(int view, Features other) {
    long[] here = views[view];
    long[] there = other.views[view];
    int distance = 0;
    for (int i = 0; i < here.length; i++) {
      distance += Long.bitCount(here[i] ^ there[i]);
    }
    return distance;
  }

  /** How many views there are. */
  int views() {
    return views.length;
  }
}
