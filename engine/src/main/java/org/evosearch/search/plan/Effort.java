package org.evosearch.search.plan;

import org.evosearch.trial.Budget;

/**
 * How much training each trial receives.
 *
 * @param budget of each trial, on the first rung if there are any
 * @param rungs longer training runs of the best networks
 * @param stopping early stopping of the worst training runs
 */
public record Effort(Budget budget, Rungs rungs, EarlyStopping stopping) {

  /** The same budget for all trials. */
  public static Effort of(Budget budget) {
    return new Effort(budget, Rungs.NONE, EarlyStopping.NONE);
  }

  /** The budget of a trial on a rung. */
  public Budget on(int rung) {
    return rungs.isEmpty()
        ? budget
        : new Budget(rungs.epochs().get(rung), budget.maxBatches(), budget.trainFraction());
  }
}
