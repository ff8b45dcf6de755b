package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import org.evosearch.trial.FailureKind;

/**
 * Mean loss of an epoch; ends the trial when a batch's loss is beyond all bounds.
 *
 * <p>On a GPU losses stay there for a while, so that nothing waits for each of them; they are then
 * taken in one by one as elsewhere.
 */
public final class LossMeter {

  private static final int ON_GPU = 64;

  private final double limit;
  private final int atOnce;
  private final Scalars waiting = new Scalars();
  private final int[] counts;
  private double sum;
  private long images;

  /**
   * Begins an epoch.
   *
   * @param limit a batch's loss above it is too large
   * @param device on which losses are computed
   */
  public LossMeter(double limit, Device device) {
    this(limit, device.isGpu() ? ON_GPU : 1);
  }

  /** Takes so many losses in at once. */
  LossMeter(double limit, int atOnce) {
    this.limit = limit;
    this.atOnce = atOnce;
    this.counts = new int[atOnce];
  }

  /**
   * Takes in the mean loss of a batch, at the latest before the mean is told.
   *
   * @throws TrialFailure if it, or one of those before it, is no finite number or above the limit
   */
  public void add(NDArray loss, int count) {
    if (atOnce == 1) {
      add(loss.getFloat(), count);
      return;
    }
    counts[waiting.count()] = count;
    waiting.keep(loss);
    if (waiting.count() == atOnce) {
      settle();
    }
  }

  private void settle() {
    float[] losses = waiting.floats();
    for (int i = 0; i < losses.length; i++) {
      add(losses[i], counts[i]);
    }
  }

  private void add(float loss, int count) {
    requireFinite(loss);
    if (loss > limit) {
      throw new TrialFailure(
          FailureKind.DIVERGED, "The loss of a batch was " + loss + " (limit " + limit + ")");
    }
    sum += (double) loss * count;
    images += count;
  }

  static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new TrialFailure(FailureKind.DIVERGED, "The loss became " + loss);
    }
  }

  /**
   * The mean over all images so far.
   *
   * @throws TrialFailure if a loss was no finite number or above the limit
   */
  public double mean() {
    settle();
    return sum / images;
  }
}
