package org.evosearch.space.tree;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.space.HybridSpace;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.RealsCrossover;
import org.evosearch.variation.TreeVariation;

/**
 * Crosses the trees, and takes each real gene from one of the parents. If the trees cannot be
 * crossed, that of the mother is mutated.
 *
 * @param space of the genotypes
 */
record HybridCrossover(HybridSpace space) implements Crossover<Hybrid> {

  private static final double JITTER_RATE = 0.2;
  private static final RealsCrossover GENES = new RealsCrossover();

  @Override
  public Hybrid cross(Hybrid mother, Hybrid father, UniformRandomProvider random) {
    Reals genes = GENES.cross(mother.reals(), father.reals(), random);
    TreeVariation variation = space.variation(genes);
    Tree tree =
        variation
            .crossAndJitter(mother.tree(), father.tree(), JITTER_RATE, random)
            .orElseGet(() -> variation.mutate(mother.tree(), random));
    return new Hybrid(tree, genes);
  }
}
