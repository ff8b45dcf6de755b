package org.evosearch.space;

import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Mutation;

/**
 * Which genotypes exist and what network each of them means.
 *
 * <p>Stateless: the same genotype always means the same candidate.
 *
 * @param <G> the encoding
 */
public interface SearchSpace<G extends Genotype> {

  /** Draws from the whole space. */
  G sample(UniformRandomProvider random);

  /** Draws what evolution starts from: the smallest networks where networks may grow. */
  G initial(UniformRandomProvider random);

  /** The small random change that suits this encoding. Its results stay in the space. */
  Mutation<G> mutation();

  /** Whether a genotype belongs to this space. */
  boolean contains(G genotype);

  /** Returns what a genotype of this space means. */
  Candidate decode(G genotype);

  /**
   * Reads the text form of a genotype.
   *
   * @throws IllegalArgumentException if the text is none, or of another space
   */
  G parse(String text);
}
