package org.evosearch.inheritance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.tensor.Tensor;

/** A network whose initial weights are being put together. */
final class Child {
  private final Architecture architecture;
  private final List<DonorNetwork> donors;
  private final NodeArrays arrays;
  private final Matches matches;

  /**
   * A child with fresh weights.
   *
   * @param donors its parents, the fitter one first
   * @param fresh weights and running statistics as drawn, by their names; they are copied
   */
  Child(Architecture architecture, List<DonorNetwork> donors, Map<String, Tensor> fresh) {
    this.architecture = architecture;
    this.donors = donors;
    this.arrays = NodeArrays.copyOf(architecture, fresh);
    this.matches = new Matches(architecture, donors, arrays);
  }

  Architecture architecture() {
    return architecture;
  }

  DonorNetwork donor(int index) {
    return donors.get(index);
  }

  NodeArrays arrays() {
    return arrays;
  }

  Matches matches() {
    return matches;
  }

  int size() {
    return architecture.nodes().size();
  }

  Operation operation(int node) {
    return architecture.nodes().get(node).operation();
  }

  List<Integer> inputs(int node) {
    return architecture.nodes().get(node).inputs();
  }

  /** Channels of an image, features of tokens and vectors, at a node. */
  int channels(int node) {
    return Role.channels(architecture.shapes().get(node));
  }

  /**
   * The initial weights, once they are put together.
   *
   * @param nodes that have weights of a parent
   * @param born the trial that draws the new weights
   */
  Inherited inherited(Set<Integer> nodes, List<Integer> passingOn, String born, boolean preserves) {
    Map<String, String> births = new HashMap<>();
    IntStream.range(0, size())
        .filter(arrays::has)
        .forEach(node -> births.put(id(node), nodes.contains(node) ? birth(node) : born));
    return new Inherited(arrays.all(), nodes, passingOn, births, preserves);
  }

  private String id(int node) {
    return architecture.ids().get(node);
  }

  private String birth(int node) {
    return donors.get(matches.of(node).orElseThrow().donor()).birth(id(node));
  }

  /** The nodes that have arrays and descend from a parent's. */
  Set<Integer> descending() {
    return IntStream.range(0, size())
        .filter(node -> arrays.has(node) && matches.of(node).isPresent())
        .boxed()
        .collect(Collectors.toSet());
  }
}
