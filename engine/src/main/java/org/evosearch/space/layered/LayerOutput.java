package org.evosearch.space.layered;

/**
 * The output of a layer.
 *
 * @param name of the layer
 * @param node of the architecture
 * @param channels number of channels or units; 0 for flattened images
 * @param level how many times its sides were halved
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
}
