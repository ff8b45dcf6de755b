package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Zero;

/**
 * Removes what computes nothing: nodes that the output does not depend on, nodes that pass their
 * input on, zeros in a sum of other things, and sums of one thing. The simplified network computes
 * the same function with the same weights.
 */
final class Simplification {

  private final Architecture architecture;

  /** For each old node the old node whose output it passes on, itself if it computes something. */
  private final int[] source;

  private final List<Node> rewritten = new ArrayList<>();

  private Simplification(Architecture architecture) {
    this.architecture = architecture;
    this.source = new int[architecture.nodes().size()];
  }

  static Architecture of(Architecture architecture) {
    return new Simplification(architecture).run();
  }

  private Architecture run() {
    for (int i = 0; i < source.length; i++) {
      Node node = rewritten(architecture.nodes().get(i));
      rewritten.add(node);
      source[i] = passesOn(node) ? node.inputs().get(0) : i;
    }
    return compacted(source[source.length - 1]);
  }

  private Node rewritten(Node node) {
    List<Integer> inputs = node.inputs().stream().map(input -> source[input]).toList();
    return new Node(
        node.operation(), node.operation() instanceof Sum ? withoutZeros(inputs) : inputs);
  }

  private List<Integer> withoutZeros(List<Integer> inputs) {
    List<Integer> kept =
        inputs.stream()
            .filter(input -> !(rewritten.get(input).operation() instanceof Zero))
            .toList();
    return kept.isEmpty() ? inputs.subList(0, 1) : kept;
  }

  private static boolean passesOn(Node node) {
    Operation operation = node.operation();
    return operation instanceof Identity
        || (operation instanceof Sum && node.inputs().size() == 1)
        || (operation instanceof Dropout dropout && dropout.rate() == 0)
        || (operation instanceof DropPath path && path.rate() == 0)
        || (operation instanceof Activation activation
            && activation.function() == ActivationFunction.LINEAR);
  }

  private Architecture compacted(int output) {
    BitSet needed = neededFor(output);
    Map<Integer, Integer> position = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      position.put(i, nodes.size());
      Node node = rewritten.get(i);
      nodes.add(new Node(node.operation(), node.inputs().stream().map(position::get).toList()));
    }
    return new Architecture(nodes);
  }

  private BitSet neededFor(int output) {
    BitSet needed = new BitSet();
    needed.set(output);
    needed.set(0);
    for (int i = output; i > 0; i--) {
      if (needed.get(i)) {
        rewritten.get(i).inputs().forEach(needed::set);
      }
    }
    return needed;
  }
}
