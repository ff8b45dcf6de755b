package org.evosearch.space;

/**
 * How a supernet is made of a space.
 *
 * @param channelParts K: one of K parts of the channels goes through operations, the others bypass
 *     them; 1 for all
 * @param normalizedEdges whether each edge of a node has a share of it, too
 * @param normalizedPoolings whether a batch normalization follows each pooling
 */
public record SupernetForm(int channelParts, boolean normalizedEdges, boolean normalizedPoolings) {

  /** A form without normalizations of edges and poolings. */
  public static SupernetForm ofParts(int channelParts) {
    return new SupernetForm(channelParts, false, false);
  }
}
