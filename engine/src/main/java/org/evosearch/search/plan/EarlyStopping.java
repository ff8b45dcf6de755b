package org.evosearch.search.plan;

/**
 * Trainings that are clearly worse than others were at the same epoch end early. What is worse is
 * known before a trial starts and travels with it.
 *
 * @param quantile of earlier learning curves below which a training ends, in [0, 1); 0 where none
 *     does
 * @param curves that have to be committed before any training ends early, at least 1
 */
public record EarlyStopping(double quantile, int curves) {

  /** Every training goes on to its end. */
  public static final EarlyStopping NONE = new EarlyStopping(0, 20);

  /** Checks the ranges. */
  public EarlyStopping {
    if (!(quantile >= 0 && quantile < 1)) {
      throw new IllegalArgumentException("Invalid quantile: " + quantile + " (in [0, 1))");
    }
    if (curves < 1) {
      throw new IllegalArgumentException("Invalid curves: " + curves + " (at least 1)");
    }
  }

  /** Whether trainings may end early. */
  public boolean isOn() {
    return quantile > 0;
  }
}
