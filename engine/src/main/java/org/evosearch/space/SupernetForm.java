package org.evosearch.space;

/**
 * How the supernet of a space is built.
 *
 * @param channelParts K: 1/K of the channels go through operations, the others bypass them; 1 for
 *     all channels (PC-DARTS)
 * @param normalizedEdges whether the edges into a node have shares, too (edge normalization of
 *     PC-DARTS)
 * @param normalizedPoolings whether a batch normalization follows each pooling
 */
public record SupernetForm(int channelParts, boolean normalizedEdges, boolean normalizedPoolings) {

  /** A form without normalizations of edges and poolings. */
  public static SupernetForm ofParts(int channelParts) {
    return new SupernetForm(channelParts, false, false);
  }
}
