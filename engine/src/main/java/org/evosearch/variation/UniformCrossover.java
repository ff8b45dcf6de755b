package org.evosearch.variation;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;

/**
 * Takes each gene from one of two parents, either equally likely. Gilbert Syswerda: Uniform
 * Crossover in Genetic Algorithms, 1989.
 *
 * @param allowed which genotypes exist; if none of several mixtures does, the child is its mother
 */
public record UniformCrossover(Predicate<Choices> allowed) implements Crossover<Choices> {

  private static final int ATTEMPTS = 10;

  @Override
  public Choices cross(Choices mother, Choices father, UniformRandomProvider random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Choices child = mix(mother, father, random);
      if (allowed.test(child)) {
        return child;
      }
    }
    return mother;
  }

  private static Choices mix(Choices mother, Choices father, UniformRandomProvider random) {
    return new Choices(
        IntStream.range(0, mother.indices().size())
            .mapToObj(gene -> random.nextBoolean() ? mother.at(gene) : father.at(gene))
            .toList());
  }
}
