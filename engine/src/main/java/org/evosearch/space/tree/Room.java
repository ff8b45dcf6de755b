package org.evosearch.space.tree;

/**
 * The size of a tree, or a limit on it.
 *
 * @param depth number of nodes on the longest path from the root to a leaf
 * @param nodes number of nodes
 */
record Room(int depth, int nodes) {

  /** Whether a tree of the other size fits. */
  boolean holds(Room other) {
    return other.depth <= depth && other.nodes <= nodes;
  }
}
