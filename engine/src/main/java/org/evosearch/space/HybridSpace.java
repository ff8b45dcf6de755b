package org.evosearch.space;

import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.variation.TreeVariation;

/**
 * A space of trees with real genes beside them. Any tree of the space goes with any real genes, so
 * that one method may vary the trees and another one the genes.
 */
public interface HybridSpace extends SearchSpace<Hybrid> {

  /** How many real genes there are. */
  int reals();

  /** The middle of all real genes. */
  default Reals center() {
    return Reals.center(reals());
  }

  /**
   * The operators on trees.
   *
   * @param genes real genes of this space; some of them may say which operations are preferred
   */
  TreeVariation variation(Reals genes);

  @Override
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.hybrids(this);
  }
}
