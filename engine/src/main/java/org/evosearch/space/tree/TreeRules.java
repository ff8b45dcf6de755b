package org.evosearch.space.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.evosearch.genotype.Tree;

/**
 * Which trees are valid.
 *
 * @param grammar which are well typed
 * @param lowestRoot the lowest level of a root
 * @param room how large they may be
 */
record TreeRules(Grammar grammar, int lowestRoot, Room room) {

  /**
   * A node in a tree.
   *
   * @param node the node with its subtree
   * @param above number of nodes above it
   * @param level its type
   */
  record Place(Tree node, int above, int level) {

    boolean isLeaf() {
      return node.children().isEmpty();
    }

    NodeOperation operation() {
      return NodeOperation.of(node);
    }
  }

  /**
   * Whether a tree is valid: its types fit, it has a convolution or attention, and it is not too
   * large.
   */
  boolean allow(Tree tree) {
    OptionalInt level = grammar.level(tree);
    return level.isPresent()
        && level.getAsInt() >= lowestRoot
        && room.holds(new Room(tree.depth(), tree.size()))
        && learns(tree);
  }

  /** Whether there is an operation that learns. */
  static boolean learns(Tree tree) {
    return tree.nodes().anyMatch(node -> NodeOperation.of(node).mixesChannels());
  }

  /** The nodes of a valid tree, the root first. */
  List<Place> places(Tree tree) {
    List<Place> places = new ArrayList<>();
    collect(tree, 0, places);
    return places;
  }

  /** Adds the places of a subtree and returns its level. */
  private int collect(Tree node, int above, List<Place> places) {
    int index = places.size();
    places.add(new Place(node, above, 0));
    int level = 0;
    for (Tree child : node.children()) {
      level = Math.max(level, collect(child, above + 1, places));
    }
    boolean halves = NodeOperation.of(node).kind() == NodeOperation.Kind.HALVING;
    places.set(index, new Place(node, above, halves ? level + 1 : level));
    return places.get(index).level();
  }
}
