package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Four nodes, each the sum of two edges from different earlier nodes or from the outputs of the two
 * cells before; the output of the cell is their concatenation.
 *
 * @param edges two for each node, those of a node in the order of where they come from
 */
public record Cell(List<Edge> edges) {

  /** Number of earlier cells whose outputs a cell takes. */
  public static final int INPUTS = 2;

  /** Number of a cell's own nodes. */
  public static final int NODES = 4;

  /** How many edges end in a node. */
  public static final int EDGES_OF_A_NODE = 2;

  /**
   * Checks the edges and sorts those of each node, whose order has no effect.
   *
   * @throws IllegalArgumentException if there are not 8, or if those of a node do not come from two
   *     different earlier ones
   */
  public Cell {
    if (edges.size() != NODES * EDGES_OF_A_NODE) {
      throw new IllegalArgumentException("Invalid cell: " + edges.size() + " edges (8 are needed)");
    }
    List<Edge> sorted = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      sorted.addAll(checked(node, incoming(edges, node)));
    }
    edges = List.copyOf(sorted);
  }

  private static List<Edge> incoming(List<Edge> edges, int node) {
    return edges.subList(node * EDGES_OF_A_NODE, (node + 1) * EDGES_OF_A_NODE);
  }

  private static List<Edge> checked(int node, List<Edge> edges) {
    boolean earlier = edges.stream().allMatch(e -> e.from() >= 0 && e.from() < node + INPUTS);
    if (!earlier || edges.get(0).from() == edges.get(1).from()) {
      throw new IllegalArgumentException(
          "Invalid edges of node "
              + (node + INPUTS)
              + ": "
              + text(edges)
              + " (from two different earlier nodes)");
    }
    return edges.stream().sorted(Comparator.comparingInt(Edge::from)).toList();
  }

  /** The edges that end in a node, from 0 to 3. */
  List<Edge> incoming(int node) {
    return incoming(edges, node);
  }

  /** The published form: a list of pairs, each an operation and where it comes from. */
  String text() {
    return text(edges);
  }

  private static String text(List<Edge> edges) {
    return edges.stream().map(Edge::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** All pairs of different earlier nodes that may lead to a node, the smaller one first. */
  static List<List<Integer>> origins(int node) {
    return IntStream.range(0, node + INPUTS)
        .boxed()
        .flatMap(second -> IntStream.range(0, second).mapToObj(first -> List.of(first, second)))
        .toList();
  }
}
