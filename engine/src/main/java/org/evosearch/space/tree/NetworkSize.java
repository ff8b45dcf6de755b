package org.evosearch.space.tree;

import java.util.List;

/**
 * How large the network of a tree becomes.
 *
 * @param multipliers of the channels of each level
 * @param repetitions how often the tree is stacked
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
