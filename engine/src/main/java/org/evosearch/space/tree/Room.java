package org.evosearch.space.tree;

/**
 * How large a tree may become, or how large one is.
 *
 * @param depth nodes on the longest way from the root to a leaf, both counted
 * @param nodes how many there are
 */
record Room(int depth, int nodes) {

  /** Whether there is room for what takes the other one. */
  boolean holds(Room other) {
    return other.depth <= depth && other.nodes <= nodes;
  }
}
