package org.evosearch.space;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;

/**
 * Which genotypes exist and what each of them decodes to.
 *
 * <p>Stateless: the same genotype always decodes to the same candidate.
 *
 * @param <G> the encoding
 */
public interface SearchSpace<G extends Genotype> {

  /** Draws from the whole space. */
  G sample(UniformRandomProvider random);

  /** Draws what evolution starts from: the smallest networks if networks may grow. */
  G initial(UniformRandomProvider random);

  /** The small random change that suits this encoding. Its results stay in the space. */
  Mutation<G> mutation();

  /**
   * The crossover of two genotypes that suits this encoding, if there is one. Its results stay in
   * the space.
   */
  default Optional<Crossover<G>> crossover() {
    return Optional.empty();
  }

  /**
   * By how much a genotype is known, before it is evaluated, to exceed the limits of the search,
   * relative to them; 0 if it is within all limits.
   */
  default double excess(G genotype) {
    return 0;
  }

  /** Whether a genotype belongs to this space. */
  boolean contains(G genotype);

  /**
   * This space for searches whose networks inherit weights: a space whose genotypes have ids for
   * layers only on demand returns a form with ids, any other space itself.
   */
  default SearchSpace<G> heritable() {
    return this;
  }

  /** Decodes a genotype of this space. */
  DecodedCandidate decode(G genotype);

  /**
   * Reads the text form of a genotype.
   *
   * @throws IllegalArgumentException if the text is no genotype, or one of another space
   */
  G parse(String text);

  /** Calls the visitor's method for spaces of this kind. */
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.any(this);
  }
}
