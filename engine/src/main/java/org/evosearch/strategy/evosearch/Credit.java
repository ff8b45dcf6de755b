package org.evosearch.strategy.evosearch;

/** How the search for real genes is credited with the fitness of a tree and its genes. */
public enum Credit {
  /** The fitness itself. */
  RAW,
  /**
   * The gain in fitness over the parent of a mutant, the mean of both parents of a crossover child,
   * or the median of the population for a new tree.
   */
  RESIDUAL,
  /** Generations in which trees change alternate with generations in which genes change. */
  ALTERNATE,
  /** Trees that survived long enough have a search of their own. */
  PER_SPECIES
}
