package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * A text that two graphs share exactly if they are equal up to the numbering of their nodes and the
 * order of the inputs of commutative operations. A node that two others share is not the same as
 * two equal nodes: the latter have weights of their own.
 *
 * <p>Nodes are colored by their operations, inputs and users, and the colors are refined until they
 * are stable (Weisfeiler and Leman). Remaining ties are resolved by a tree search: each node of the
 * first color that several nodes share (an unclear color) is singled out in turn, the colors are
 * refined again, and the smallest text among all leaves is taken. Nodes that a symmetry of the
 * graph maps to each other lead to the same texts, so one of them is enough. Brendan D. McKay,
 * Adolfo Piperno: Practical graph isomorphism, II. Journal of Symbolic Computation 60, 2014,
 * section 2.
 *
 * <p>Symmetries are tested before all colors are distinct: the candidate maps nodes of unique color
 * by their colors and fixes all others. Twin branches are therefore resolved one after the other,
 * not in all combinations.
 */
final class CanonicalForm {

  private final VertexGraph graph;

  private CanonicalForm(VertexGraph graph) {
    this.graph = graph;
  }

  static String of(List<Vertex> vertices) {
    VertexGraph graph = new VertexGraph(vertices);
    return new CanonicalForm(graph).smallest(graph.colored());
  }

  private String smallest(Coloring start) {
    Coloring coloring = start;
    List<Coloring> branches = branches(coloring);
    while (branches.size() == 1) {
      coloring = branches.get(0);
      branches = branches(coloring);
    }
    return branches.isEmpty()
        ? graph.text(coloring)
        : branches.stream().map(this::smallest).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<Integer> firstUnclear(Coloring coloring) {
    SortedSet<Integer> unclear = coloring.unclear();
    return unclear.isEmpty() ? List.of() : coloring.members(unclear.first());
  }

  /** The children of a tree node: one for each node of the first unclear color up to symmetry. */
  private List<Coloring> branches(Coloring coloring) {
    List<Coloring> branches = new ArrayList<>();
    for (int node : firstUnclear(coloring)) {
      Coloring branch = graph.singledOut(coloring, node);
      if (branches.stream().noneMatch(other -> areSymmetric(other, branch))) {
        branches.add(branch);
      }
    }
    return branches;
  }

  /**
   * Whether a symmetry of the graph that maps one coloring to the other is found. Missing one costs
   * time, not correctness.
   */
  private boolean areSymmetric(Coloring one, Coloring other) {
    Coloring from = one;
    Coloring to = other;
    while (from.unclear().equals(to.unclear())) {
      OptionalInt moved = firstMoved(from, to);
      if (moved.isEmpty() && graph.isSymmetry(image(from, to))) {
        return true;
      }
      if (from.unclear().isEmpty()) {
        return false;
      }
      int color = moved.orElse(from.unclear().first());
      from = graph.singledOut(from, from.members(color).get(0));
      to = graph.singledOut(to, to.members(color).get(0));
    }
    return false;
  }

  /** The first unclear color whose nodes differ between the colorings. */
  private static OptionalInt firstMoved(Coloring from, Coloring to) {
    return from.unclear().stream()
        .filter(color -> !from.members(color).equals(to.members(color)))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** Maps each node of unique color to the node of that color, and all others to themselves. */
  private static int[] image(Coloring from, Coloring to) {
    int[] nodeOf = new int[to.colors().length];
    int[] colors = to.colors();
    for (int node = 0; node < colors.length; node++) {
      nodeOf[colors[node]] = node;
    }
    int[] image = from.colors();
    Arrays.setAll(image, node -> from.unclear().contains(image[node]) ? node : nodeOf[image[node]]);
    return image;
  }
}
