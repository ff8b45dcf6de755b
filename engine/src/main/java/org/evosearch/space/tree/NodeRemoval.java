package org.evosearch.space.tree;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.space.tree.TreeRules.Place;

/** Makes a tree smaller in one place. */
record NodeRemoval(TreeRules rules) implements TreeOperator {

  /** Hoists a subtree or shrinks one to a leaf, with equal probability if both are possible. */
  @Override
  public Tree apply(Tree tree, UniformRandomProvider random) {
    List<Tree> hoisted = hoisted(tree);
    List<Tree> shrunk = shrunk(tree, random);
    boolean hoist = shrunk.isEmpty() || (!hoisted.isEmpty() && random.nextBoolean());
    List<Tree> changed = hoist ? hoisted : shrunk;
    return changed.isEmpty() ? tree : changed.get(random.nextInt(changed.size()));
  }

  /** All allowed trees in which a node with one child is replaced by the child. */
  List<Tree> hoisted(Tree tree) {
    return tree.nodes()
        .filter(node -> node.children().size() == 1)
        .map(node -> tree.replaced(node.id(), node.children().get(0)))
        .filter(rules::allow)
        .toList();
  }

  /** All allowed trees in which a subtree of level 0 is replaced by a leaf. */
  List<Tree> shrunk(Tree tree, UniformRandomProvider random) {
    Tree leaf = NodeOperation.input(FreshIds.beside(tree, random).next());
    return shrinkable(tree)
        .map(node -> tree.replaced(node.id(), leaf))
        .filter(rules::allow)
        .toList();
  }

  private Stream<Tree> shrinkable(Tree tree) {
    return rules.places(tree).stream()
        .filter(place -> place.level() == 0 && !place.isLeaf())
        .map(Place::node);
  }
}
