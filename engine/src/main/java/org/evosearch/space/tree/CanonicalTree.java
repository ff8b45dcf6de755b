package org.evosearch.space.tree;

import java.util.Comparator;
import java.util.List;
import org.evosearch.genotype.Tree;

/**
 * The canonical form of a tree: skips, merges of a single child and repeated BN-ReLUs are removed,
 * and the children of sums and concatenations are sorted. Networks are built from this form, so
 * trees that share it decode to one network.
 */
final class CanonicalTree {

  private CanonicalTree() {}

  /** The canonical form; the remaining nodes keep their ids. */
  static Tree of(Tree tree) {
    List<Tree> children = tree.children().stream().map(CanonicalTree::of).toList();
    NodeOperation operation = NodeOperation.of(tree);
    return computesNothing(operation, children)
        ? children.get(0)
        : tree.withChildren(operation.isCommutative() ? sorted(children) : children);
  }

  private static boolean computesNothing(NodeOperation operation, List<Tree> children) {
    return switch (operation) {
      case SKIP -> true;
      case ADD, CONCAT -> children.size() == 1;
      case BN_RELU -> NodeOperation.of(children.get(0)) == NodeOperation.BN_RELU;
      default -> false;
    };
  }

  private static List<Tree> sorted(List<Tree> children) {
    return children.stream()
        .sorted(Comparator.comparing(child -> withoutIds(child).text()))
        .toList();
  }

  /** The text of the canonical form without ids: equal for trees that decode to one network. */
  static String text(Tree tree) {
    return withoutIds(of(tree)).text();
  }

  private static Tree withoutIds(Tree tree) {
    return tree.withId(0)
        .withChildren(tree.children().stream().map(CanonicalTree::withoutIds).toList());
  }
}
