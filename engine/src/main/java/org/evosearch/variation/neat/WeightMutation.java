package org.evosearch.variation.neat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;

/**
 * Changes the weights of a genome: all of them or none, each by a small step or to a new value.
 *
 * <p>Stanley and Miikkulainen 2002, section 4.1. Their program bounds weights at 8: without a bound
 * they drift to where the logistic function is flat, and small steps no longer change anything.
 *
 * @param rate probability that a genome is changed
 * @param redrawn share of the weights that get a new value
 * @param step how far a weight moves: the largest step if steps are uniform, else their standard
 *     deviation
 * @param range the same for new values around 0
 * @param draw how steps and new values are distributed
 * @param limit largest absolute value of a mutated weight, above 0
 */
public record WeightMutation(
    double rate, double redrawn, double step, double range, Draw draw, double limit) {

  /** How numbers around 0 are distributed. */
  public enum Draw {
    /** Uniformly between minus 1 and 1. */
    UNIFORM {
      @Override
      double next(UniformRandomProvider random) {
        return 2 * random.nextDouble() - 1;
      }
    },
    /** Normally with standard deviation 1. */
    NORMAL {
      @Override
      double next(UniformRandomProvider random) {
        return ZigguratSampler.NormalizedGaussian.of(random).sample();
      }
    };

    abstract double next(UniformRandomProvider random);
  }

  /** The genome with other weights, by the rate. */
  public NeatGenome mutate(NeatGenome genome, UniformRandomProvider random) {
    return random.nextDouble() < rate
        ? genome.withConnections(
            genome.connections().stream().map(gene -> mutated(gene, random)).toList())
        : genome;
  }

  private ConnectionGene mutated(ConnectionGene gene, UniformRandomProvider random) {
    double weight =
        random.nextDouble() < redrawn
            ? range * draw.next(random)
            : gene.weight() + step * draw.next(random);
    return gene.withWeight(Math.max(-limit, Math.min(limit, weight)));
  }
}
