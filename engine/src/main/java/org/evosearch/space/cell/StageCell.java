package org.evosearch.space.cell;

import org.evosearch.architecture.Architecture;

/** A cell of four nodes that the stages of a network are made of. */
public interface StageCell {

  /**
   * Adds this cell to a network.
   *
   * @param input its input node
   * @param scaling how its output differs from its input
   * @return its output node
   */
  int addTo(Architecture.Builder builder, int input, Scaling scaling);
}
