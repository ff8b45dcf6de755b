package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/** A random change of a tree that is allowed to another one; the same if none was found. */
@FunctionalInterface
interface TreeOperator {

  /** Returns the changed tree. */
  Tree apply(Tree tree, UniformRandomProvider random);
}
