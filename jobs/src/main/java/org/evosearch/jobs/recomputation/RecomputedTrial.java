package org.evosearch.jobs.recomputation;

import org.evosearch.trial.TrialId;

/**
 * The result of evaluating a trial again.
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
    /** Some differ where bits may differ, and accuracies are within the tolerance. */
    WITHIN_TOLERANCE,
    /** Some differ where bits may not differ, or accuracies are beyond the tolerance. */
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
