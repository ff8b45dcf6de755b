package org.evosearch.strategy.supernet;

/**
 * Settings of {@link EgNas}.
 *
 * @param epochs total number of epochs of training
 * @param warmUp epochs of training before alpha moves, at least 1
 * @param runs of the evolution strategy in an epoch
 * @param step xi, step size of alpha in the direction that was found
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
   * @param noise standard deviation of the first mean around alpha
   */
  public record Runs(int number, int generations, int lambda, double noise) {}

  /** Which vectors are searched. */
  public enum Form {
    /**
     * Logits, by runs that differ from each other, with initial step sizes that decrease from epoch
     * to epoch.
     */
    PAPER,
    /**
     * Shares, by identical runs, with an initial step size of 1 in every epoch, as in the released
     * code.
     */
    CODE
  }

  /**
   * The number of generations: one for each epoch, before each epoch after the warm-up those of the
   * runs and one for finalists, and a last one for the derived network.
   */
  int searchGenerations() {
    return epochs + (epochs - warmUp) * (runs.generations() + 1) + 1;
  }
}
