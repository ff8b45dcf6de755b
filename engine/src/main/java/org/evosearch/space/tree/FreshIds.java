package org.evosearch.space.tree;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/**
 * Draws ids that a tree does not have yet. They are drawn from a range so large that two nodes of a
 * run share one only if they inherited it from a common ancestor.
 */
final class FreshIds {

  private final Set<Long> taken;
  private final UniformRandomProvider random;

  private FreshIds(Set<Long> taken, UniformRandomProvider random) {
    this.taken = taken;
    this.random = random;
  }

  /** Ids for a new tree. */
  static FreshIds forNewTree(UniformRandomProvider random) {
    return new FreshIds(new HashSet<>(), random);
  }

  /** Ids for nodes that are added to a tree. */
  static FreshIds beside(Tree tree, UniformRandomProvider random) {
    return new FreshIds(ids(tree), random);
  }

  /** Ids for nodes that replace a subtree of a tree. */
  static FreshIds beside(Tree tree, Tree going, UniformRandomProvider random) {
    Set<Long> taken = ids(tree);
    taken.removeAll(ids(going));
    return new FreshIds(taken, random);
  }

  private static Set<Long> ids(Tree tree) {
    return tree.nodes().map(Tree::id).collect(Collectors.toCollection(HashSet::new));
  }

  long next() {
    long id;
    do {
      id = random.nextLong(Tree.ID_LIMIT);
    } while (!taken.add(id));
    return id;
  }

  /** A subtree whose nodes keep their ids unless these are taken. */
  Tree claimed(Tree subtree) {
    long id = taken.add(subtree.id()) ? subtree.id() : next();
    return subtree.withId(id).withChildren(subtree.children().stream().map(this::claimed).toList());
  }
}
