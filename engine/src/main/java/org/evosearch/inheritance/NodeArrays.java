package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evosearch.architecture.Architecture;
import org.evosearch.tensor.Tensor;

/**
 * The weights and running statistics of a network, node by node.
 *
 * <p>Networks name their arrays by the node, its operation and what they are to it, such as {@code
 * 3.Convolution.weight}; here the array of node 3 is {@code weight}.
 */
final class NodeArrays {
  private final Architecture architecture;
  private final List<Map<String, Tensor>> nodes = new ArrayList<>();

  private NodeArrays(Architecture architecture) {
    this.architecture = architecture;
    architecture.nodes().forEach(node -> nodes.add(new LinkedHashMap<>()));
  }

  /** The arrays by their names in a network, which are copied. */
  static NodeArrays copyOf(Architecture architecture, Map<String, Tensor> arrays) {
    NodeArrays copy = new NodeArrays(architecture);
    arrays.forEach((name, tensor) -> copy.add(name, tensor.copy()));
    return copy;
  }

  private void add(String name, Tensor tensor) {
    int node = Integer.parseInt(name.substring(0, name.indexOf('.')));
    nodes.get(node).put(name.substring(prefix(node).length()), tensor);
  }

  private String prefix(int node) {
    return node + "." + architecture.nodes().get(node).operation().getClass().getSimpleName() + ".";
  }

  /** The arrays of a node; empty if it has neither weights nor running statistics. */
  Map<String, Tensor> of(int node) {
    return nodes.get(node);
  }

  /** The array of a name, which the node is known to have. */
  static Tensor named(Map<String, Tensor> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  boolean has(int node) {
    return !nodes.get(node).isEmpty();
  }

  /** Replaces arrays of a node that has them. */
  void put(int node, Map<String, Tensor> arrays) {
    nodes.get(node).putAll(arrays);
  }

  /** All arrays by their names in the network. */
  Map<String, Tensor> all() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int node = 0; node < nodes.size(); node++) {
      String prefix = prefix(node);
      nodes.get(node).forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return all;
  }
}
