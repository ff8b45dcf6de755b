package org.evosearch.inheritance;

import java.util.BitSet;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Operation;

/**
 * The nodes of a network whose outputs are never negative.
 *
 * @param positive their indices
 */
record Signs(BitSet positive) {

  static Signs of(Architecture network) {
    BitSet positive = new BitSet();
    for (int node = 0; node < network.nodes().size(); node++) {
      Operation operation = network.nodes().get(node).operation();
      positive.set(node, isPositive(operation, network.nodes().get(node).inputs(), positive));
    }
    return new Signs(positive);
  }

  private static boolean isPositive(Operation operation, List<Integer> inputs, BitSet positive) {
    if (operation instanceof Activation activation && rectifies(activation.function())) {
      return true;
    }
    boolean keeps =
        switch (Role.of(operation)) {
          case PASSING, ACTIVATION, CHANNELWISE, FLATTENING, SUM, PRODUCT, CONCATENATION -> true;
          default -> false;
        };
    return keeps && inputs.stream().allMatch(positive::get);
  }

  private static boolean rectifies(ActivationFunction function) {
    return function == ActivationFunction.RELU
        || function == ActivationFunction.SIGMOID
        || function == ActivationFunction.HARD_SIGMOID;
  }

  /** Whether the output of a node is never negative. */
  boolean isPositive(int node) {
    return positive.get(node);
  }
}
