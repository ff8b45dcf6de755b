package org.evosearch.space.block;

/**
 * The output of a node, in spaces that halve height and width together.
 *
 * @param node of the architecture
 * @param channels number of channels
 * @param level how many times height and width were halved
 */
public record FeatureMap(int node, int channels, int level) {

  /** The same channels and level at another node. */
  public FeatureMap at(int other) {
    return new FeatureMap(other, channels, level);
  }
}
