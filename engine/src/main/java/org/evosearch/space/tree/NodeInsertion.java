package org.evosearch.space.tree;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/** Inserts a node with one child above another node. */
record NodeInsertion(TreeRules rules, Preferences preferences) implements TreeOperator {

  private static final int ATTEMPTS = 5;

  private static final List<NodeOperation> OF_ONE_CHILD =
      NodeOperation.INNER.stream().filter(operation -> operation.takes(1)).toList();

  @Override
  public Tree apply(Tree tree, UniformRandomProvider random) {
    List<Tree> nodes = tree.nodes().toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Tree below = nodes.get(random.nextInt(nodes.size()));
      Tree changed = tree.replaced(below.id(), above(below, tree, random));
      if (rules.allow(changed)) {
        return changed;
      }
    }
    return tree;
  }

  private Tree above(Tree below, Tree tree, UniformRandomProvider random) {
    NodeOperation operation = preferences.choose(OF_ONE_CHILD, random);
    long id = FreshIds.beside(tree, random).next();
    return new Tree(operation.word(), operation.genes().draw(random), List.of(below), id);
  }
}
