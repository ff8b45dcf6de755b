package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Removes what computes nothing: nodes that the output does not depend on, nodes that pass their
 * input on, zeros in a sum of other things, and sums, products and concatenations of one thing.
 * What is left computes the same function with the same weights.
 *
 * <p>A zero depends on nothing but the shape of its input. Its input is therefore dropped, and
 * zeros of one shape become one vertex.
 */
final class Simplification {

  private final Architecture architecture;

  /** For each old node the old node whose output it passes on, itself if it computes something. */
  private final int[] source;

  private final List<Node> rewritten = new ArrayList<>();
  private final Map<TensorShape, Integer> zeros = new HashMap<>();

  private Simplification(Architecture architecture) {
    this.architecture = architecture;
    this.source = new int[architecture.nodes().size()];
  }

  /** The graph of what is left; its first vertex is the input, its last one the output. */
  static List<Vertex> of(Architecture architecture) {
    return new Simplification(architecture).run();
  }

  private List<Vertex> run() {
    for (int i = 0; i < source.length; i++) {
      Node node = rewritten(architecture.nodes().get(i));
      rewritten.add(node);
      source[i] = source(i, node);
    }
    return compacted(source[source.length - 1]);
  }

  private Node rewritten(Node node) {
    if (node.operation() instanceof Zero) {
      return new Node(node.operation(), List.of());
    }
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

  private int source(int index, Node node) {
    if (node.operation() instanceof Zero) {
      return zeros.computeIfAbsent(architecture.shapes().get(index), shape -> index);
    }
    return passesOn(node) ? node.inputs().get(0) : index;
  }

  private static boolean passesOn(Node node) {
    Operation operation = node.operation();
    return operation instanceof Identity
        || (joins(operation) && node.inputs().size() == 1)
        || (operation instanceof Crop crop && crop.rows() == 0 && crop.columns() == 0)
        || (operation instanceof Dropout dropout && dropout.rate() == 0)
        || (operation instanceof DropPath path && path.rate() == 0)
        || (operation instanceof Activation activation
            && activation.function() == ActivationFunction.LINEAR);
  }

  private static boolean joins(Operation operation) {
    return operation instanceof Sum
        || operation instanceof Product
        || operation instanceof Concatenation;
  }

  private List<Vertex> compacted(int output) {
    BitSet needed = neededFor(output);
    Map<Integer, Integer> position = new HashMap<>();
    List<Vertex> vertices = new ArrayList<>();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      position.put(i, vertices.size());
      Node node = rewritten.get(i);
      List<Integer> inputs = node.inputs().stream().map(position::get).toList();
      vertices.add(new Vertex(label(i), node.operation().isCommutative(), inputs));
    }
    return vertices;
  }

  private String label(int node) {
    Operation operation = rewritten.get(node).operation();
    return operation instanceof Zero
        ? "Zero" + architecture.shapes().get(node)
        : ArchitectureJson.write(operation);
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
