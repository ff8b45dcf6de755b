package org.evosearch.space.tree;

import java.util.List;

/**
 * The size of the network of a tree.
 *
 * @param multipliers of the channels of each level
 * @param repetitions how many times the tree is stacked
 */
record NetworkSize(List<Double> multipliers, int repetitions) {

  /** Copies the list. */
  NetworkSize {
    multipliers = List.copyOf(multipliers);
  }

  /** The largest multiplier, at least 1. */
  double widest() {
    return multipliers.stream().mapToDouble(Double::doubleValue).reduce(1, Math::max);
  }
}
