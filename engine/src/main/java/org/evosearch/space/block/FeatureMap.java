package org.evosearch.space.block;

/**
 * What a node of a network gives, in spaces that halve height and width together.
 *
 * @param node of the architecture
 * @param channels how many it has
 * @param level how often its sides were halved
 */
public record FeatureMap(int node, int channels, int level) {

  /** The same channels and level at another node. */
  public FeatureMap at(int other) {
    return new FeatureMap(other, channels, level);
  }
}
