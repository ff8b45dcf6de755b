package org.evosearch.space.tree;

/**
 * What a node of a tree gives.
 *
 * @param node of the architecture
 * @param channels how many it has
 * @param level how often its sides were halved
 */
record FeatureMap(int node, int channels, int level) {

  /** The same channels and level at another node. */
  FeatureMap at(int other) {
    return new FeatureMap(other, channels, level);
  }
}
