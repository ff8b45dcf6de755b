package org.evosearch.space.darts;

import java.util.List;
import org.evosearch.architecture.Architecture;

/** What a cell of DARTS computes between its two inputs and its output. */
interface CellNodes {

  /**
   * Adds the four nodes of one cell to a network.
   *
   * @param inputs the outputs of the two cells before, of the cell's channels
   * @param channels of all nodes
   * @param stride of the edges that start from the inputs: 2 in a reduction cell, else 1
   * @return the cell's own nodes
   */
  List<Integer> addTo(Architecture.Builder builder, List<Integer> inputs, int channels, int stride);
}
