package org.evosearch.space.transnas;

import org.evosearch.architecture.Architecture;
import org.evosearch.space.cell.Scaling;

/** What a module of a {@link ModuleNetwork} consists of. */
@FunctionalInterface
interface ScalingCell {

  /** Adds a cell that takes a node's output, and returns the node that it gives. */
  int addTo(Architecture.Builder builder, int node, Scaling scaling);
}
