package org.evosearch.space;

import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.variation.TreeVariation;

/**
 * A space of trees with additional real genes. Any tree of the space goes with any real genes, so
 * that one method may vary the trees and another one the genes.
 */
public interface HybridSpace extends SearchSpace<Hybrid> {

  /** Number of real genes. */
  int reals();

  /** The middle of all real genes. */
  default Reals center() {
    return Reals.center(reals());
  }

  /** The fingerprint of a tree without its real genes: that of the tree with the middle of all. */
  default Fingerprint fingerprint(Tree tree) {
    return decode(new Hybrid(tree, center())).fingerprint();
  }

  /**
   * The operators on trees.
   *
   * @param genes real genes of this space; some of them may encode preferences for operations
   */
  TreeVariation variation(Reals genes);

  @Override
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.hybrids(this);
  }
}
