package org.evosearch.experiment.settings;

import org.evosearch.config.Section;
import org.evosearch.training.TrainingPlan;

/**
 * Batches as large as learning allows, which depends on the images alone: the largest power of two
 * of which an epoch has at least 16, from 64 to 512. The learning rate goes with it.
 *
 * <p>Priya Goyal et al.: Accurate, Large Minibatch SGD. 2017, arXiv:1706.02677, section 2.1,
 * without its warm-up.
 */
final class AutomaticBatch {

  /** For which learning rates are set. */
  static final int BASE = 64;

  private static final String KEY = "batch-size";
  private static final int LARGEST = 512;
  private static final int STEPS = 16;

  private AutomaticBatch() {}

  /** Whether a section asks for them. */
  static boolean isAsked(Section training) {
    return training.text(KEY).equals("auto");
  }

  /** The number of images in a batch; the base where they are to be chosen later. */
  static int size(Section training) {
    return isAsked(training) ? BASE : training.whole(KEY, 1, 1 << 20);
  }

  /**
   * The plan with such batches.
   *
   * @param images of an epoch
   */
  static TrainingPlan applied(TrainingPlan plan, double images) {
    int most = (int) Math.max(BASE, Math.min(LARGEST, images / STEPS));
    return plan.inBatchesOf(Integer.highestOneBit(most));
  }
}
