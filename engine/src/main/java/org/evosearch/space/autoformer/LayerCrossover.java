package org.evosearch.space.autoformer;

import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.variation.Crossover;

/**
 * Crosses genotypes whose last genes may be without effect: these are first replaced by the other
 * parent's, so that all genes of the child's layers come from layers of a parent.
 *
 * <p>Minghao Chen et al.: AutoFormer, ICCV 2021, cross only parents of equal depth, for which this
 * is the same.
 *
 * @param crossover of all genes
 * @param used number of expressed genes, which come first
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
