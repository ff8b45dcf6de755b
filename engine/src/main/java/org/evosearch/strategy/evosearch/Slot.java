package org.evosearch.strategy.evosearch;

import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.strategy.Evaluation;

/** The fixed parts of a proposal before its tree is bred. */
sealed interface Slot {

  /**
   * A bred tree with these genes.
   *
   * @param genes real genes
   */
  record Bred(Reals genes) implements Slot {}

  /** A bred tree with its first parent's genes; a new one with the center of all genes. */
  record Inherited() implements Slot {}

  /**
   * A given tree.
   *
   * @param tree the tree
   * @param genes real genes
   */
  record Given(Tree tree, Reals genes) implements Slot {}

  /**
   * An unchanged tree.
   *
   * @param parent whose tree it is
   * @param genes real genes
   */
  record Kept(Evaluation<Hybrid> parent, Reals genes) implements Slot {}
}
