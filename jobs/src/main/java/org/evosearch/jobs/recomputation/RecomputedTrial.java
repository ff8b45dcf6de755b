package org.evosearch.jobs.recomputation;

import org.evosearch.trial.TrialId;

/**
 * What came of a trial that was evaluated again.
 *
 * @param id the trial
 * @param verdict how it compares
 * @param text the numbers, or why there are none
 */
public record RecomputedTrial(TrialId id, Verdict verdict, String text) {

  /** How a trial compares with its record. */
  public enum Verdict {
    /** All metrics have the same bits. */
    EQUAL,
    /** Some differ, and all within the tolerance that its machine is allowed. */
    WITHIN_TOLERANCE,
    /** Some differ by more than that. */
    DIFFERENT
  }

  /** One line for the user. */
  public String line() {
    String word =
        switch (verdict) {
          case EQUAL -> "equal to the bit";
          case WITHIN_TOLERANCE -> "within the tolerance";
          case DIFFERENT -> "different";
        };
    return "trial " + id + ": " + word + " (" + text + ")";
  }
}
