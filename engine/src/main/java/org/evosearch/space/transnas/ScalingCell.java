package org.evosearch.space.transnas;

import org.evosearch.architecture.Architecture;
import org.evosearch.space.cell.Scaling;

/** The cell that a module of a {@link ModuleNetwork} consists of. */
@FunctionalInterface
interface ScalingCell {

  /** Adds a cell that takes a node's output, and returns its output node. */
  int addTo(Architecture.Builder builder, int node, Scaling scaling);
}
