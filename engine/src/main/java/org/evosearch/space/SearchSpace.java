package org.evosearch.space;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.variation.Crossover;
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

  /**
   * The mixture of two genotypes that suits this encoding, if there is one. It stays in the space.
   */
  default Optional<Crossover<G>> crossover() {
    return Optional.empty();
  }

  /**
   * By how much a genotype is known, before it is tried, to exceed the limits of the search, as a
   * share of them; 0 where they hold or there are none.
   */
  default double excess(G genotype) {
    return 0;
  }

  /** Whether a genotype belongs to this space. */
  boolean contains(G genotype);

  /**
   * This space for searches whose networks inherit weights: where genes name what they stand for
   * only on demand, they do. Other spaces are as they are.
   */
  default SearchSpace<G> heritable() {
    return this;
  }

  /** Decodes a genotype of this space. */
  DecodedCandidate decode(G genotype);

  /**
   * Reads the text form of a genotype.
   *
   * @throws IllegalArgumentException if the text is none, or of another space
   */
  G parse(String text);

  /** Calls the method of a visitor that is for spaces of this kind. */
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.any(this);
  }
}
