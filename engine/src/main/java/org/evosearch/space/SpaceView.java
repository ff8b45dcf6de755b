package org.evosearch.space;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;

/**
 * Forwards to another space; base class of decorators.
 *
 * @param <G> the encoding
 */
public abstract class SpaceView<G extends Genotype> implements SearchSpace<G> {

  private final SearchSpace<G> whole;

  /** A view of a space. */
  protected SpaceView(SearchSpace<G> whole) {
    this.whole = whole;
  }

  @Override
  public G sample(UniformRandomProvider random) {
    return whole.sample(random);
  }

  @Override
  public G initial(UniformRandomProvider random) {
    return whole.initial(random);
  }

  @Override
  public Mutation<G> mutation() {
    return whole.mutation();
  }

  @Override
  public Optional<Crossover<G>> crossover() {
    return whole.crossover();
  }

  @Override
  public boolean contains(G genotype) {
    return whole.contains(genotype);
  }

  @Override
  public DecodedCandidate decode(G genotype) {
    return whole.decode(genotype);
  }

  @Override
  public G parse(String text) {
    return whole.parse(text);
  }
}
