package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import org.evosearch.trial.FailureKind;

/** Mean loss of an epoch; ends the trial when a batch's loss is beyond all bounds. */
public final class LossMeter {

  private final double limit;
  private double sum;
  private long images;

  /**
   * Begins an epoch.
   *
   * @param limit a batch's loss above it is too large
   */
  public LossMeter(double limit) {
    this.limit = limit;
  }

  /**
   * Takes in the mean loss of a batch.
   *
   * @throws TrialFailure if it is no finite number or above the limit
   */
  public void add(NDArray loss, int count) {
    float value = loss.getFloat();
    requireFinite(value);
    if (value > limit) {
      throw new TrialFailure(
          FailureKind.DIVERGED, "The loss of a batch was " + value + " (limit " + limit + ")");
    }
    sum += (double) value * count;
    images += count;
  }

  static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new TrialFailure(FailureKind.DIVERGED, "The loss became " + loss);
    }
  }

  /** The mean over all images so far. */
  public double mean() {
    return sum / images;
  }
}
