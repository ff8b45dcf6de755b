package org.evosearch.space.layered;

/**
 * What a layer gives.
 *
 * @param name of the layer
 * @param node of the architecture
 * @param channels how many it has, or units; 0 for images laid out as vectors
 * @param level how often its sides were halved
 * @param side the shorter of its sides in pixels or the length of a signal, 0 for vectors
 */
record LayerOutput(String name, int node, int channels, int level, int side) {

  static LayerOutput vector(String name, int node, int units) {
    return new LayerOutput(name, node, units, 0, 0);
  }

  /** The same with half the height and width, at another node. */
  LayerOutput halved(int other) {
    return new LayerOutput(name, other, channels, level + 1, side / 2);
  }

  boolean isVector() {
    return side == 0;
  }

  boolean isLike(LayerOutput other) {
    return channels == other.channels && level == other.level;
  }
}
