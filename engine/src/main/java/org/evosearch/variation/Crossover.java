package org.evosearch.variation;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;

/**
 * A random recombination of two genotypes.
 *
 * @param <G> the encoding
 */
@FunctionalInterface
public interface Crossover<G extends Genotype> {

  /** Returns a child; by chance it may equal a parent. */
  G cross(G mother, G father, UniformRandomProvider random);
}
