package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.TreeVariation;
import org.evosearch.variation.VariationContract;

class TreeMutationTest extends VariationContract<Tree> {

  private final TreeSpace space = Trees.space();
  private final TreeVariation variation = space.variation(space.center());

  @Override
  protected Mutation<Tree> mutation() {
    return variation::mutate;
  }

  @Override
  protected Tree parent(UniformRandomProvider random) {
    return variation.grow(random);
  }

  @Override
  protected boolean contains(Tree genotype) {
    return Trees.rules().allow(genotype);
  }
}
