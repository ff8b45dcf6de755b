package org.evosearch.search.plan;

import org.evosearch.trial.Budget;

/**
 * How the best networks are trained again after a search: the top score of many short, noisy
 * training runs is biased upward.
 *
 * @param seeds training runs of each network, at least 1
 * @param budget of each training run
 */
public record ReEvaluationPlan(int seeds, Budget budget) {

  /** The operator of these trials in tables. */
  public static final String OPERATOR = "re-score";

  /** Checks the range. */
  public ReEvaluationPlan {
    if (seeds < 1) {
      throw new IllegalArgumentException("Invalid seeds: " + seeds + " (at least 1)");
    }
  }
}
