package org.evosearch.space.tree;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.space.tree.TreeRules.Place;

/** Puts a new subtree of the same level, at most one deeper, in place of a node. */
record SubtreeMutation(TreeRules rules, Preferences preferences) implements TreeOperator {

  @Override
  public Tree apply(Tree tree, UniformRandomProvider random) {
    List<Place> places = rules.places(tree);
    return at(places.get(random.nextInt(places.size())), tree, random);
  }

  /** Replaces the given node. */
  Tree at(Place place, Tree tree, UniformRandomProvider random) {
    Tree node = place.node();
    int depth = Math.min(node.depth() + 1, rules.room().depth() - place.above());
    Room room = new Room(depth, rules.room().nodes() - (tree.size() - node.size()));
    FreshIds ids = FreshIds.beside(tree, node, random);
    Tree grown =
        new Growth(rules.grammar(), preferences, ids, random)
            .draw(place.level(), room, Growth.Method.GROW);
    Tree changed = tree.replaced(node.id(), grown);
    return rules.allow(changed) ? changed : tree;
  }
}
