package org.evosearch.strategy.ednag;

/** Scales measured values to the fitness F of individuals. */
@FunctionalInterface
public interface FitnessScale {

  /**
   * The fitness of each individual of a set.
   *
   * @param values larger is better; NaN if there is no network or its trial failed
   * @return at least 0, and 0 if the value is NaN
   */
  double[] of(double[] values);
}
