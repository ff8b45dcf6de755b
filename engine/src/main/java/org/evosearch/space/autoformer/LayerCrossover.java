package org.evosearch.space.autoformer;

import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.variation.Crossover;

/**
 * Crosses genotypes of which some have genes at their end that mean nothing: before, each parent is
 * given the other one's genes there, so that layers of the child were layers of a parent.
 *
 * <p>Minghao Chen et al.: AutoFormer, ICCV 2021, cross only parents of equal depth, for which this
 * is the same.
 *
 * @param crossover of all genes
 * @param used how many genes mean something, the first ones
 */
record LayerCrossover(Crossover<Choices> crossover, ToIntFunction<Choices> used)
    implements Crossover<Choices> {

  @Override
  public Choices cross(Choices mother, Choices father, UniformRandomProvider random) {
    return crossover.cross(completed(mother, father), completed(father, mother), random);
  }

  private Choices completed(Choices parent, Choices other) {
    int own = used.applyAsInt(parent);
    return new Choices(
        IntStream.range(0, parent.indices().size())
            .mapToObj(gene -> gene < own ? parent.at(gene) : other.at(gene))
            .toList());
  }
}
