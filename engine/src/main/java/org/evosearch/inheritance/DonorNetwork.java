package org.evosearch.inheritance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.tensor.Tensor;

/** A trained network from whose weights others may begin. Nothing changes its arrays. */
public final class DonorNetwork {
  private final Architecture architecture;
  private final NodeArrays arrays;
  private final Signs signs;
  private final Map<String, String> births;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Copies the arrays.
   *
   * @param architecture with ids
   * @param arrays weights and running statistics by their names, such as {@code
   *     3.Convolution.weight}
   * @param births the trial that drew the weights of a node, from which all later ones descend, by
   *     the id of the node
   */
  public DonorNetwork(
      Architecture architecture, Map<String, Tensor> arrays, Map<String, String> births) {
    this.architecture = architecture;
    this.arrays = NodeArrays.copyOf(architecture, arrays);
    this.births = Map.copyOf(births);
    this.signs = Signs.of(architecture);
    IntStream.range(0, architecture.nodes().size())
        .filter(node -> !architecture.ids().get(node).isEmpty())
        .forEach(node -> places.put(architecture.ids().get(node), node));
  }

  /** The network. */
  public Architecture architecture() {
    return architecture;
  }

  /** The trial that drew the weights of a node, by the id of the node. */
  public Map<String, String> births() {
    return births;
  }

  /** The node of an id; -1 if there is none. */
  int find(String id) {
    return places.getOrDefault(id, -1);
  }

  /** The trial that drew the weights of an id; empty where it has none. */
  String birth(String id) {
    return births.getOrDefault(id, "");
  }

  Operation operation(int node) {
    return architecture.nodes().get(node).operation();
  }

  /** Whether the output of a node is never negative. */
  boolean isPositive(int node) {
    return signs.isPositive(node);
  }

  Map<String, Tensor> arrays(int node) {
    return arrays.of(node);
  }

  /** Channels of an image, features of tokens and vectors, at a node. */
  int channels(int node) {
    return Role.channels(architecture.shapes().get(node));
  }

  /** The nodes that compute the inputs of a node; those that pass them on are skipped. */
  List<Integer> inputs(int node) {
    return architecture.nodes().get(node).inputs().stream()
        .map(this::source)
        .collect(Collectors.toList());
  }

  int input(int node) {
    return inputs(node).get(0);
  }

  private int source(int node) {
    int source = node;
    Node here = architecture.nodes().get(source);
    while (Role.of(here.operation()) == Role.PASSING) {
      source = here.inputs().get(0);
      here = architecture.nodes().get(source);
    }
    return source;
  }
}
