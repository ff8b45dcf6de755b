package org.evosearch.search.plan;

import org.evosearch.trial.Budget;

/**
 * How the best networks are tried again when a search has ended: the best of many noisy scores is
 * better than its network.
 *
 * @param seeds how often each of them is trained anew, at least 1
 * @param budget of each training
 */
public record ReScoring(int seeds, Budget budget) {

  /** What made such a trial, in its record. */
  public static final String OPERATOR = "re-score";

  /** Checks the range. */
  public ReScoring {
    if (seeds < 1) {
      throw new IllegalArgumentException("Invalid seeds: " + seeds + " (at least 1)");
    }
  }
}
