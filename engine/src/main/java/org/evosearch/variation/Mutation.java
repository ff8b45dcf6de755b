package org.evosearch.variation;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;

/**
 * A random change of one genotype.
 *
 * @param <G> the encoding
 */
@FunctionalInterface
public interface Mutation<G extends Genotype> {

  /** Returns a changed genotype; by chance it may equal the given one. */
  G mutate(G genotype, UniformRandomProvider random);

  /** The operator's name in tables. */
  default String operator(G parent, G child) {
    return "mutation";
  }
}
