package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Hybrid;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.VariationContract;

class HybridMutationTest extends VariationContract<Hybrid> {

  private final TreeSpace space = Trees.space();

  @Override
  protected Mutation<Hybrid> mutation() {
    return space.mutation();
  }

  @Override
  protected Hybrid parent(UniformRandomProvider random) {
    return space.sample(random);
  }

  @Override
  protected boolean contains(Hybrid genotype) {
    return space.contains(genotype);
  }
}
