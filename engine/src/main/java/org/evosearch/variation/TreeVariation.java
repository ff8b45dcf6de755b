package org.evosearch.variation;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/**
 * The operators of strongly typed genetic programming on trees of one space. They are closed under
 * the space: a child beyond the space's limits is replaced by its parent.
 *
 * <p>John R. Koza: Genetic Programming. MIT Press, 1992. David J. Montana: Strongly Typed Genetic
 * Programming. Evolutionary Computation 3, 1995.
 */
public interface TreeVariation {

  /** Draws a new tree by ramped half-and-half. */
  Tree grow(UniformRandomProvider random);

  /**
   * Changes a tree in one place: another operation in a node, another subtree, or a node more or
   * less, in the proportions 2 : 1 : 1.
   */
  Tree mutate(Tree tree, UniformRandomProvider random);

  /**
   * Replaces a subtree of the mother by one of the father. The other child is that of the exchanged
   * parents.
   *
   * @return the child; empty if no pair of subtrees that fit was found
   */
  Optional<Tree> cross(Tree mother, Tree father, UniformRandomProvider random);

  /** Redraws genes of nodes; the structure of the tree stays. */
  Tree jitter(Tree tree, UniformRandomProvider random);

  /**
   * Crosses two trees as {@link #cross} does, and with some probability redraws genes of the child.
   *
   * @param jitterRate probability of a redraw
   */
  default Optional<Tree> crossAndJitter(
      Tree mother, Tree father, double jitterRate, UniformRandomProvider random) {
    return cross(mother, father, random)
        .map(child -> random.nextDouble() < jitterRate ? jitter(child, random) : child);
  }
}
