package org.evosearch.space.seeds;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Phenotype;
import org.evosearch.control.SeededPerceptron;
import org.evosearch.genotype.Seeds;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.SpaceVisitor;
import org.evosearch.variation.Mutation;

/**
 * The weights of one perceptron, as lists of seeds.
 *
 * <p>Felipe Petroski Such et al.: Deep Neuroevolution: Genetic Algorithms Are a Competitive
 * Alternative for Training Deep Neural Networks for Reinforcement Learning. 2017, arXiv:1712.06567,
 * section 3.1.
 *
 * @param layers widths from the inputs to the outputs
 * @param deviation standard deviation of the step of each seed but the first, above 0
 */
public record SeedSpace(List<Integer> layers, double deviation) implements PhenotypeSpace<Seeds> {

  /** Maximum number of steps in a {@linkplain #sample draw}. */
  private static final int MAX_STEPS = 8;

  /** Copies the list. */
  public SeedSpace {
    layers = List.copyOf(layers);
  }

  /** A seed for initial weights and up to eight steps. */
  @Override
  public Seeds sample(UniformRandomProvider random) {
    Seeds seeds = initial(random);
    int steps = random.nextInt(MAX_STEPS + 1);
    for (int i = 0; i < steps; i++) {
      seeds = stepped(seeds, random);
    }
    return seeds;
  }

  /** A seed for initial weights. */
  @Override
  public Seeds initial(UniformRandomProvider random) {
    return new Seeds(List.of(random.nextLong(Seeds.LIMIT)));
  }

  /** Appends the seed of one more step. */
  @Override
  public Mutation<Seeds> mutation() {
    return SeedSpace::stepped;
  }

  private static Seeds stepped(Seeds seeds, UniformRandomProvider random) {
    return seeds.with(random.nextLong(Seeds.LIMIT));
  }

  @Override
  public boolean contains(Seeds genotype) {
    return true;
  }

  @Override
  public Phenotype phenotype(Seeds genotype) {
    return new SeededPerceptron(layers, deviation, genotype.values());
  }

  @Override
  public <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.seeds(this);
  }

  @Override
  public Seeds parse(String text) {
    return Seeds.parse(text);
  }
}
