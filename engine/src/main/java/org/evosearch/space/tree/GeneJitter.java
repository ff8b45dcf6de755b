package org.evosearch.space.tree;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/** Redraws the genes of one node that has some. */
record GeneJitter() implements TreeOperator {

  @Override
  public Tree apply(Tree tree, UniformRandomProvider random) {
    List<Tree> nodes = tree.nodes().filter(node -> !node.genes().values().isEmpty()).toList();
    if (nodes.isEmpty()) {
      return tree;
    }
    Tree node = nodes.get(random.nextInt(nodes.size()));
    Tree changed = node.withGenes(NodeOperation.of(node).genes().draw(random));
    return tree.replaced(node.id(), changed);
  }
}
