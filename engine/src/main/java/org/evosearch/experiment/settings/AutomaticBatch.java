package org.evosearch.experiment.settings;

import org.evosearch.config.Section;
import org.evosearch.training.TrainingPlan;

/**
 * Chooses the batch size by the number of images alone: the largest power of two, from 64 to 512,
 * for which an epoch has at least 16 batches. The learning rate is scaled with it.
 *
 * <p>Priya Goyal et al.: Accurate, Large Minibatch SGD. 2017, arXiv:1706.02677, section 2.1,
 * without its warm-up.
 */
final class AutomaticBatch {

  /** The batch size for which learning rates are set. */
  static final int BASE = 64;

  private static final String KEY = "batch-size";
  private static final int LARGEST = 512;
  private static final int STEPS = 16;

  private AutomaticBatch() {}

  /** Whether the batch size of a section is {@code auto}. */
  static boolean isAsked(Section training) {
    return training.text(KEY).equals("auto");
  }

  /** The number of images in a batch; the base if it is chosen later. */
  static int size(Section training) {
    return isAsked(training) ? BASE : training.whole(KEY, 1, 1 << 20);
  }

  /**
   * The plan with the chosen batch size.
   *
   * @param images number of images in an epoch
   */
  static TrainingPlan applied(TrainingPlan plan, double images) {
    int most = (int) Math.max(BASE, Math.min(LARGEST, images / STEPS));
    return plan.inBatchesOf(Integer.highestOneBit(most));
  }
}
