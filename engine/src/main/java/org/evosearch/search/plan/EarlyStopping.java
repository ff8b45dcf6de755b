package org.evosearch.search.plan;

/**
 * Early stopping of training runs that are clearly worse than earlier ones at the same epoch. The
 * thresholds are fixed before a trial starts and are part of it.
 *
 * @param quantile of earlier learning curves below which a training run is stopped, in [0, 1); 0
 *     for no early stopping
 * @param curves number of curves that must be committed before any training run is stopped, at
 *     least 1
 */
public record EarlyStopping(double quantile, int curves) {

  /** No early stopping. */
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

  /** Whether training runs may be stopped early. */
  public boolean isOn() {
    return quantile > 0;
  }
}
