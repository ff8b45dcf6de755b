package org.evosearch.strategy.evosearch;

/** How what a tree and its real genes are worth together is told to the search for the genes. */
public enum Credit {
  /** The fitness as it is. */
  RAW,
  /**
   * What the fitness has gained on the parents: the parent's of a mutant, the mean of both parents'
   * of a child of two, the median of the population of a new tree.
   */
  RESIDUAL,
  /** Generations in which trees change and generations in which genes change take turns. */
  ALTERNATE,
  /** Trees that have lasted have a search of their own. */
  PER_SPECIES
}
