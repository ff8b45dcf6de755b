package org.evosearch.variation;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.genotype.Reals;

/**
 * Adds a normally distributed number to each gene; values outside the range are clamped.
 *
 * @param deviation standard deviation of what is added, at least 0
 */
public record RealsMutation(double deviation) implements Mutation<Reals> {

  /** Checks the deviation. */
  public RealsMutation {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("Invalid deviation: " + deviation + " (at least 0)");
    }
  }

  @Override
  public Reals mutate(Reals genes, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    List<Double> moved =
        genes.values().stream().map(gene -> clipped(gene + deviation * normal.sample())).toList();
    return new Reals(moved);
  }

  private static double clipped(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
