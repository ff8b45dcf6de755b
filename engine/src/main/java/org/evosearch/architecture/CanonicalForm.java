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
 * <p>Nodes are coloured by what they compute from and for, the colours are refined until they are
 * stable (Weisfeiler and Leman), and what is still alike is told apart by trying: one node of the
 * first unclear colour is singled out, the colours are refined again, and of all leaves of this
 * tree the smallest text is taken. Nodes that a symmetry of the graph takes to each other lead to
 * the same texts, so one of them is enough. Brendan D. McKay, Adolfo Piperno: Practical graph
 * isomorphism, II. Journal of Symbolic Computation 60, 2014, section 2.
 *
 * <p>A symmetry is looked for before the colours are all different: it is guessed to move what is
 * clear as the colours say and to keep all else in place. Twin branches are therefore settled one
 * after the other, not in all combinations.
 */
final class CanonicalForm {

  private final VertexGraph graph;

  private CanonicalForm(VertexGraph graph) {
    this.graph = graph;
  }

  static String of(List<Vertex> vertices) {
    VertexGraph graph = new VertexGraph(vertices);
    return new CanonicalForm(graph).smallest(graph.coloured());
  }

  private String smallest(Colouring start) {
    Colouring colouring = start;
    List<Colouring> branches = branches(colouring);
    while (branches.size() == 1) {
      colouring = branches.get(0);
      branches = branches(colouring);
    }
    return branches.isEmpty()
        ? graph.text(colouring)
        : branches.stream().map(this::smallest).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<Integer> firstUnclear(Colouring colouring) {
    SortedSet<Integer> unclear = colouring.unclear();
    return unclear.isEmpty() ? List.of() : colouring.members(unclear.first());
  }

  /** One way on for each node of the first unclear colour, symmetric ones once; none at a leaf. */
  private List<Colouring> branches(Colouring colouring) {
    List<Colouring> branches = new ArrayList<>();
    for (int node : firstUnclear(colouring)) {
      Colouring branch = graph.singledOut(colouring, node);
      if (branches.stream().noneMatch(other -> areSymmetric(other, branch))) {
        branches.add(branch);
      }
    }
    return branches;
  }

  /**
   * Whether a symmetry of the graph takes one colouring to the other. A no is not certain: it costs
   * time, nothing more.
   */
  private boolean areSymmetric(Colouring one, Colouring other) {
    Colouring from = one;
    Colouring to = other;
    while (from.unclear().equals(to.unclear())) {
      OptionalInt moved = firstMoved(from, to);
      if (moved.isEmpty() && graph.isSymmetry(image(from, to))) {
        return true;
      }
      if (from.unclear().isEmpty()) {
        return false;
      }
      int colour = moved.orElse(from.unclear().first());
      from = graph.singledOut(from, from.members(colour).get(0));
      to = graph.singledOut(to, to.members(colour).get(0));
    }
    return false;
  }

  /** The first unclear colour that other nodes have in the other colouring. */
  private static OptionalInt firstMoved(Colouring from, Colouring to) {
    return from.unclear().stream()
        .filter(colour -> !from.members(colour).equals(to.members(colour)))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** Takes each clear node to the one of its colour and each unclear node to itself. */
  private static int[] image(Colouring from, Colouring to) {
    int[] nodeOf = new int[to.colours().length];
    int[] colours = to.colours();
    for (int node = 0; node < colours.length; node++) {
      nodeOf[colours[node]] = node;
    }
    int[] image = from.colours();
    Arrays.setAll(image, node -> from.unclear().contains(image[node]) ? node : nodeOf[image[node]]);
    return image;
  }
}
