package org.evosearch.space.tree;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How likely each operation is to be chosen among those that are possible: the softmax of its gene,
 * divided by a temperature.
 *
 * @param gene of each operation, in [0, 1]
 */
record Preferences(ToDoubleFunction<NodeOperation> gene) {

  /** An operation whose gene is 1 is 55 times as likely as one whose gene is 0. */
  private static final double TEMPERATURE = 0.25;

  /** Draws one of the possible operations. */
  NodeOperation choose(List<NodeOperation> possible, UniformRandomProvider random) {
    double total = possible.stream().mapToDouble(this::weight).sum();
    double rest = total * random.nextDouble();
    int index = 0;
    while (index < possible.size() - 1 && rest >= weight(possible.get(index))) {
      rest -= weight(possible.get(index));
      index++;
    }
    return possible.get(index);
  }

  private double weight(NodeOperation operation) {
    return StrictMath.exp(gene.applyAsDouble(operation) / TEMPERATURE);
  }
}
