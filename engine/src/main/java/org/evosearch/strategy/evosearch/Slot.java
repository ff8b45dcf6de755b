package org.evosearch.strategy.evosearch;

import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.strategy.Evaluation;

/** The fixed parts of a proposal before its tree is bred. */
sealed interface Slot {

  /**
   * The genes of the proposal.
   *
   * @param parent those of the first parent; of a new tree the center of all genes
   */
  Reals genes(Reals parent);

  /** Whether its tree is bred. */
  default boolean isBred() {
    return true;
  }

  /**
   * A bred tree with these genes.
   *
   * @param genes real genes
   */
  record Bred(Reals genes) implements Slot {

    @Override
    public Reals genes(Reals parent) {
      return genes;
    }
  }

  /** A bred tree with its first parent's genes. */
  record Inherited() implements Slot {

    @Override
    public Reals genes(Reals parent) {
      return parent;
    }
  }

  /**
   * A given tree.
   *
   * @param tree the tree
   * @param genes real genes
   */
  record Given(Tree tree, Reals genes) implements Slot {

    @Override
    public Reals genes(Reals parent) {
      return genes;
    }

    @Override
    public boolean isBred() {
      return false;
    }
  }

  /**
   * An unchanged tree.
   *
   * @param parent whose tree it is
   * @param genes real genes
   */
  record Kept(Evaluation<Hybrid> parent, Reals genes) implements Slot {

    @Override
    public Reals genes(Reals other) {
      return genes;
    }

    @Override
    public boolean isBred() {
      return false;
    }
  }
}
