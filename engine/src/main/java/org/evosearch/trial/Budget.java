package org.evosearch.trial;

import java.io.Serializable;

/**
 * How much training one trial receives.
 *
 * @param epochs passes over its training images; 0 to score it without training
 * @param maxBatches maximum number of batches of one epoch, 0 for no limit
 * @param trainFraction share of the training images that is used, in (0, 1], stratified
 */
public record Budget(int epochs, int maxBatches, double trainFraction) implements Serializable {

  /** No training. */
  public static final Budget NONE = new Budget(0, 0, 1);

  /** Checks the ranges. */
  public Budget {
    if (epochs < 0) {
      throw new IllegalArgumentException("Invalid epochs: " + epochs + " (at least 0)");
    }
    if (maxBatches < 0) {
      throw new IllegalArgumentException("Invalid max batches: " + maxBatches + " (at least 0)");
    }
    if (!(trainFraction > 0 && trainFraction <= 1)) {
      throw new IllegalArgumentException("Invalid fraction: " + trainFraction + " (in (0, 1])");
    }
  }

  /** Whether there is anything to train. */
  public boolean trains() {
    return epochs > 0;
  }

  /** Whether an outcome with this budget may be reused for the other one, which is no larger. */
  public boolean covers(Budget other) {
    return epochs >= other.epochs
        && batchLimit() >= other.batchLimit()
        && trainFraction >= other.trainFraction;
  }

  private int batchLimit() {
    return maxBatches == 0 ? Integer.MAX_VALUE : maxBatches;
  }
}
