package org.evosearch.space.tree;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.space.tree.TreeRules.Place;

/**
 * Gives one node another operation of the same kind, with new genes; its children stay. A leaf,
 * which has no other operation, is replaced by a new subtree.
 */
record NodeMutation(TreeRules rules, Preferences preferences) implements TreeOperator {

  @Override
  public Tree apply(Tree tree, UniformRandomProvider random) {
    List<Place> places = rules.places(tree);
    Place place = places.get(random.nextInt(places.size()));
    return place.isLeaf()
        ? new SubtreeMutation(rules, preferences).at(place, tree, random)
        : at(place, tree, random);
  }

  private Tree at(Place place, Tree tree, UniformRandomProvider random) {
    List<NodeOperation> others =
        NodeOperation.INNER.stream().filter(other -> fits(other, place, tree)).toList();
    if (others.isEmpty()) {
      return tree;
    }
    NodeOperation other = preferences.choose(others, random);
    Tree changed = place.node().withOperation(other.word(), other.genes().draw(random));
    return tree.replaced(changed.id(), changed);
  }

  private boolean fits(NodeOperation other, Place place, Tree tree) {
    NodeOperation operation = place.operation();
    Tree node = place.node();
    return other != operation
        && other.kind() == operation.kind()
        && other.takes(node.children().size())
        && rules.grammar().allows(other, place.level())
        && (other.mixesChannels() || !operation.mixesChannels() || mixesElsewhere(node, tree));
  }

  private static boolean mixesElsewhere(Tree node, Tree tree) {
    return tree.nodes()
        .anyMatch(one -> one.id() != node.id() && NodeOperation.of(one).mixesChannels());
  }
}
