package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/**
 * A random change of a valid tree to another valid tree; returns the same tree if none is found.
 */
@FunctionalInterface
interface TreeOperator {

  /** Returns the changed tree. */
  Tree apply(Tree tree, UniformRandomProvider random);
}
