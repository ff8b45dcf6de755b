package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.space.HybridSpace;
import org.evosearch.variation.Mutation;

/**
 * Changes the tree in one place, and all real genes a little.
 *
 * @param space of the genotypes
 * @param genes how real genes change
 */
record HybridMutation(HybridSpace space, Mutation<Reals> genes) implements Mutation<Hybrid> {

  @Override
  public Hybrid mutate(Hybrid genotype, UniformRandomProvider random) {
    Reals moved = genes.mutate(genotype.reals(), random);
    return new Hybrid(space.variation(moved).mutate(genotype.tree(), random), moved);
  }
}
