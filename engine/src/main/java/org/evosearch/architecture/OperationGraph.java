package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as a directed acyclic graph of typed operations, the input of learned predictors. It
 * describes the choices of a space, not every layer: each vertex is one choice.
 *
 * @param vertices in topological order; the first one is the input, the last one the output
 */
public record OperationGraph(List<TypedVertex> vertices) implements Serializable {

  /** Copies the list and checks the order. */
  public OperationGraph {
    vertices = List.copyOf(vertices);
    for (int i = 0; i < vertices.size(); i++) {
      int place = i;
      if (vertices.get(i).predecessors().stream().anyMatch(p -> p < 0 || p >= place)) {
        throw new IllegalArgumentException(
            "Invalid predecessors of vertex " + i + ": " + vertices.get(i).predecessors());
      }
    }
  }

  /**
   * One vertex.
   *
   * @param type number of its operation type, from 0
   * @param identity number of the vertex, from 0, by which graphs of a space correspond, whatever
   *     its place in the order
   * @param predecessors places of the vertices that feed it
   */
  public record TypedVertex(int type, int identity, List<Integer> predecessors)
      implements Serializable {

    /** Copies the list. */
    public TypedVertex {
      predecessors = List.copyOf(predecessors);
    }
  }

  /**
   * The vocabulary of the graphs of one space.
   *
   * @param types number of operation types
   * @param identities number of vertex identities
   */
  public record Alphabet(int types, int identities) implements Serializable {}

  /**
   * A graph in which the identity of each vertex is its place.
   *
   * @param types of the vertices, in order
   * @param predecessors of each vertex
   */
  public static OperationGraph of(List<Integer> types, List<List<Integer>> predecessors) {
    List<TypedVertex> vertices = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      vertices.add(new TypedVertex(types.get(i), i, predecessors.get(i)));
    }
    return new OperationGraph(vertices);
  }

  /** A graph in which each vertex feeds the next one. */
  public static OperationGraph chain(List<Integer> types) {
    List<List<Integer>> predecessors = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      predecessors.add(i == 0 ? List.of() : List.of(i - 1));
    }
    return of(types, predecessors);
  }

  /** Whether an alphabet has all types and identities of this graph. */
  public boolean isOf(Alphabet alphabet) {
    return vertices.stream()
        .allMatch(v -> v.type() < alphabet.types() && v.identity() < alphabet.identities());
  }
}
