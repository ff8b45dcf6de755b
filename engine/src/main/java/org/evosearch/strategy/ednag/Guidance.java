package org.evosearch.strategy.ednag;

/**
 * How fitness guides a population.
 *
 * @param scale from measured values to fitness
 * @param map from fitness to densities
 */
public record Guidance(FitnessScale scale, DensityMap map) {

  /** F of each individual. */
  double[] fitness(Population population) {
    return scale.of(population.values());
  }

  /** g of each individual. */
  double[] densities(Population population) {
    return map.of(fitness(population));
  }
}
