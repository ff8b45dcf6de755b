package org.evosearch.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import org.evosearch.trial.FailureKind;

/**
 * Mean loss of an epoch; fails the trial if the loss of a batch is not finite or exceeds a limit.
 *
 * <p>On a GPU, losses are kept there and read in groups, so that nothing waits for each of them;
 * they are then added one by one, as on the CPU.
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
   * @param limit a larger loss of a batch fails the trial
   * @param device on which losses are computed
   */
  public LossMeter(double limit, Device device) {
    this(limit, device.isGpu() ? ON_GPU : 1);
  }

  /** Reads the given number of losses at once. */
  LossMeter(double limit, int atOnce) {
    this.limit = limit;
    this.atOnce = atOnce;
    this.counts = new int[atOnce];
  }

  /**
   * Adds the mean loss of a batch. It may be checked later, at the latest by {@link #mean()}.
   *
   * @throws TrialFailure if it, or one of those before it, is not finite or above the limit
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
   * @throws TrialFailure if a loss was not finite or above the limit
   */
  public double mean() {
    settle();
    return sum / images;
  }
}
