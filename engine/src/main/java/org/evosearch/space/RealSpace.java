package org.evosearch.space;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Reals;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.RealsCrossover;
import org.evosearch.variation.RealsMutation;

/** A space whose genotypes are all vectors of {@link #dimension} real genes in [0, 1]. */
public interface RealSpace extends SearchSpace<Reals> {

  /** Standard deviation of what a mutation adds to each gene. */
  double DEVIATION = 0.05;

  /** Number of genes. */
  int dimension();

  @Override
  default boolean contains(Reals genotype) {
    return genotype.size() == dimension();
  }

  /** Draws uniformly. */
  @Override
  default Reals sample(UniformRandomProvider random) {
    return new Reals(random.doubles(dimension()).boxed().toList());
  }

  @Override
  default Reals initial(UniformRandomProvider random) {
    return sample(random);
  }

  /** A normally distributed step of all genes. */
  @Override
  default Mutation<Reals> mutation() {
    return new RealsMutation(DEVIATION);
  }

  @Override
  default Optional<Crossover<Reals>> crossover() {
    return Optional.of(new RealsCrossover());
  }

  @Override
  default Reals parse(String text) {
    Reals genes = Reals.parse(text);
    if (!contains(genes)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return genes;
  }

  @Override
  default <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.reals(this);
  }
}
