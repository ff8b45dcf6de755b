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
 * <p>Nodes are colored by what they compute from and for, the colors are refined until they are
 * stable (Weisfeiler and Leman), and what is still alike is told apart by trying: one node of the
 * first unclear color is singled out, the colors are refined again, and of all leaves of this tree
 * the smallest text is taken. Nodes that a symmetry of the graph takes to each other lead to the
 * same texts, so one of them is enough. Brendan D. McKay, Adolfo Piperno: Practical graph
 * isomorphism, II. Journal of Symbolic Computation 60, 2014, section 2.
 *
 * <p>A symmetry is looked for before the colors are all different: it is guessed to move what is
 * clear as the colors say and to keep all else in place. Twin branches are therefore settled one
 * after the other, not in all combinations.
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

  /** One way on for each node of the first unclear color, symmetric ones once; none at a leaf. */
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
   * Whether a symmetry of the graph takes one coloring to the other. A no is not certain: it costs
   * time, nothing more.
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

  /** The first unclear color that other nodes have in the other coloring. */
  private static OptionalInt firstMoved(Coloring from, Coloring to) {
    return from.unclear().stream()
        .filter(color -> !from.members(color).equals(to.members(color)))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** Takes each clear node to the one of its color and each unclear node to itself. */
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
