package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Operation;

/**
 * The node of a parent from which each node of a child descends: that of the same id and the same
 * kind, in the parent that has exactly the same operation there, otherwise in the fitter one.
 *
 * <p>A layer of one parent on top of layers of the other, a seam, descends from neither, since it
 * expects hidden units in another order, unless both parents have its weights from a common
 * ancestor, whose order they share.
 */
final class Matches {

  /**
   * A node of a parent.
   *
   * @param donor index of the parent
   * @param node index of the node there
   */
  record Match(int donor, int node) {}

  private final Architecture child;
  private final List<DonorNetwork> donors;
  private final NodeArrays arrays;
  private final List<Optional<Match>> matches = new ArrayList<>();

  /**
   * Matches all nodes.
   *
   * @param donors the parents, the fitter one first
   * @param arrays of the child
   */
  Matches(Architecture child, List<DonorNetwork> donors, NodeArrays arrays) {
    this.child = child;
    this.donors = donors;
    this.arrays = arrays;
    for (int node = 0; node < child.nodes().size(); node++) {
      int here = node;
      matches.add(match(node).filter(match -> !followsSeam(here, match)));
    }
  }

  /** The node that a node descends from, if there is one. */
  Optional<Match> of(int node) {
    return matches.get(node);
  }

  /** Whether no parent has a node of this id, whatever its operation. */
  boolean isNew(int node) {
    return candidates(node).findAny().isEmpty();
  }

  private Stream<Match> candidates(int node) {
    String id = child.ids().get(node);
    return IntStream.range(0, donors.size())
        .mapToObj(donor -> new Match(donor, donors.get(donor).find(id)))
        .filter(match -> match.node() >= 0);
  }

  private Optional<Match> match(int node) {
    Operation own = operation(node);
    List<Match> alike = candidates(node).filter(match -> isAlike(own, operation(match))).toList();
    return alike.stream()
        .filter(match -> own.equals(operation(match)))
        .findFirst()
        .or(() -> alike.stream().findFirst());
  }

  private static boolean isAlike(Operation one, Operation other) {
    return one.getClass() == other.getClass() && Role.of(one) == Role.of(other);
  }

  private Operation operation(int node) {
    return child.nodes().get(node).operation();
  }

  private Operation operation(Match match) {
    return donors.get(match.donor()).operation(match.node());
  }

  private boolean followsSeam(int node, Match match) {
    return arrays.has(node)
        && child.nodes().get(node).inputs().stream()
            .flatMap(this::learned)
            .flatMap(below -> matches.get(below).stream())
            .anyMatch(
                below -> below.donor() != match.donor() && !shareAncestor(node, match, below));
  }

  /** The nearest nodes with weights that a node depends on, itself if it has some. */
  private Stream<Integer> learned(int node) {
    return arrays.has(node)
        ? Stream.of(node)
        : child.nodes().get(node).inputs().stream().flatMap(this::learned);
  }

  private boolean shareAncestor(int node, Match match, Match below) {
    String id = child.ids().get(node);
    String birth = donors.get(match.donor()).birth(id);
    return !birth.isEmpty() && birth.equals(donors.get(below.donor()).birth(id));
  }
}
