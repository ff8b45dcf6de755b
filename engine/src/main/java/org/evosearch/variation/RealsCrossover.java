package org.evosearch.variation;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Reals;

/**
 * Takes each real gene from one of two parents, either equally likely. Gilbert Syswerda: Uniform
 * Crossover in Genetic Algorithms, 1989.
 */
public record RealsCrossover() implements Crossover<Reals> {

  @Override
  public Reals cross(Reals mother, Reals father, UniformRandomProvider random) {
    return new Reals(
        IntStream.range(0, mother.size())
            .mapToObj(gene -> random.nextBoolean() ? mother.at(gene) : father.at(gene))
            .toList());
  }
}
