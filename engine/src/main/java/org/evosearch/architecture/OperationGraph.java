package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a network by the types of its operations and by who feeds whom, as learned
 * predictors are given it. It is about what a space chooses, not about every layer: one vertex
 * stands for each choice.
 *
 * @param vertices in an order in which each comes after those that feed it; the first one is the
 *     input, the last one the output
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
   * @param type what it does, from 0
   * @param identity which vertex of all graphs it is, from 0, wherever it stands in the order
   * @param predecessors the vertices that feed it, by their places in the order
   */
  public record TypedVertex(int type, int identity, List<Integer> predecessors)
      implements Serializable {

    /** Copies the list. */
    public TypedVertex {
      predecessors = List.copyOf(predecessors);
    }
  }

  /**
   * What the graphs of one space may have.
   *
   * @param types how many types there are
   * @param identities how many vertices are told apart
   */
  public record Alphabet(int types, int identities) implements Serializable {}

  /**
   * A graph whose vertices are known by their places.
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

  /** Whether an alphabet has the types and the vertices of this graph. */
  public boolean isOf(Alphabet alphabet) {
    return vertices.stream()
        .allMatch(v -> v.type() < alphabet.types() && v.identity() < alphabet.identities());
  }
}
