package org.evosearch.strategy.supernet;

/**
 * Settings of {@link EgNas}.
 *
 * @param epochs of training in all
 * @param warmUp epochs of training before the mixture moves, at least 1
 * @param runs of the evolution strategy in an epoch
 * @param step xi, how far the mixture goes in the direction that was found
 * @param fitness what runs minimize
 * @param form which vectors are searched
 */
public record EgNasSettings(
    int epochs, int warmUp, Runs runs, double step, CompoundFitness fitness, Form form) {

  /**
   * The runs of the evolution strategy in an epoch.
   *
   * @param number N
   * @param generations of each run
   * @param lambda points in a generation, at least 4
   * @param noise standard deviation of the first mean around the mixture
   */
  public record Runs(int number, int generations, int lambda, double noise) {}

  /** Which vectors are searched. */
  public enum Form {
    /**
     * Logits, by runs that differ from each other, in steps that get shorter from epoch to epoch.
     */
    PAPER,
    /**
     * Shares, by runs that are copies of each other, with a first step of 1 in every epoch, as in
     * the released code.
     */
    CODE
  }

  /**
   * How many generations the search has: before an epoch that is no warm-up those of runs, and
   * finalists.
   */
  int searchGenerations() {
    return epochs + (epochs - warmUp) * (runs.generations() + 1) + 1;
  }
}
