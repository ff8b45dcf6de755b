package org.evosearch.export;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.WeightedSum;
import org.evosearch.architecture.operation.Zero;

/**
 * The nodes of an architecture that are computed at inference. Nodes that the output does not
 * depend on, nodes that pass their input on, and zeros in a sum with other inputs are left out.
 */
public final class InferenceGraph {

  private final Architecture architecture;

  /** For each node the node whose output it passes on, itself if it computes something. */
  private final int[] source;

  private final List<Step> steps = new ArrayList<>();

  /**
   * A node that is computed.
   *
   * @param node index in the architecture
   * @param operation what it computes
   * @param inputs indices of the nodes that it takes; none for a zero
   */
  public record Step(int node, Operation operation, List<Integer> inputs) {}

  /** Finds the nodes that are computed. */
  public InferenceGraph(Architecture architecture) {
    this.architecture = architecture;
    this.source = new int[architecture.nodes().size()];
    List<Step> all = new ArrayList<>();
    for (int node = 0; node < source.length; node++) {
      all.add(step(node));
      source[node] = passesOn(all.get(node)) ? all.get(node).inputs().get(0) : node;
    }
    keepNeeded(all);
  }

  private Step step(int index) {
    Node node = architecture.nodes().get(index);
    List<Integer> inputs = node.inputs().stream().map(input -> source[input]).toList();
    if (node.operation() instanceof Zero) {
      return new Step(index, node.operation(), List.of());
    }
    boolean sums = node.operation() instanceof Sum;
    return new Step(index, node.operation(), sums ? withoutZeros(inputs) : inputs);
  }

  private List<Integer> withoutZeros(List<Integer> inputs) {
    List<Integer> kept = inputs.stream().filter(input -> !isZero(input)).toList();
    return kept.isEmpty() ? inputs.subList(0, 1) : kept;
  }

  private boolean isZero(int node) {
    return architecture.nodes().get(node).operation() instanceof Zero;
  }

  private static boolean passesOn(Step step) {
    Operation operation = step.operation();
    boolean joins =
        operation instanceof Sum
            || operation instanceof Product
            || operation instanceof WeightedSum;
    return operation instanceof Identity
        || operation instanceof Dropout
        || operation instanceof DropPath
        || (operation instanceof Activation activation
            && activation.function() == ActivationFunction.LINEAR)
        || (joins && step.inputs().size() == 1);
  }

  private void keepNeeded(List<Step> all) {
    BitSet needed = new BitSet();
    needed.set(output());
    for (int node = output(); node > 0; node--) {
      if (needed.get(node)) {
        all.get(node).inputs().forEach(needed::set);
      }
    }
    needed.clear(0);
    needed.stream().mapToObj(all::get).forEach(steps::add);
  }

  /**
   * The nodes that are computed, each after those that it takes. The input, node 0, is not among
   * them.
   */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The node whose output is the network's. */
  public int output() {
    return source[source.length - 1];
  }
}
