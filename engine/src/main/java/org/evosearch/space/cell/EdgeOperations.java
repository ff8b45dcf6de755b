package org.evosearch.space.cell;

import java.util.OptionalInt;
import org.evosearch.architecture.Architecture;

/** The operations that each edge of a supernet mixes, by their columns. */
@FunctionalInterface
public interface EdgeOperations {

  /**
   * Adds one of them to a network.
   *
   * @param channels of its input and its output
   * @param stride 1, or 2 to halve height and width
   * @return its output node; empty if its output is zero
   */
  OptionalInt addTo(Architecture.Builder builder, int column, int node, int channels, int stride);
}
