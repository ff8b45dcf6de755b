package org.evosearch.search.plan;

import org.evosearch.trial.Budget;

/**
 * How much training trials get.
 *
 * @param budget of each trial, on the first rung if there are any
 * @param rungs longer trainings of the best
 * @param stopping shorter trainings of the worst
 */
public record Effort(Budget budget, Rungs rungs, EarlyStopping stopping) {

  /** All trials get the same. */
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
