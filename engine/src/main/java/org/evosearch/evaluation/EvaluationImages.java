package org.evosearch.evaluation;

import ai.djl.ndarray.NDManager;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedImages;
import org.evosearch.training.TaskImages;
import org.evosearch.training.TrialLimits;

/** The images of a recipe, from where they lie to where networks are trained. */
final class EvaluationImages {

  private EvaluationImages() {}

  /**
   * Reads images.
   *
   * @param digest of the images that the driver saw
   * @throws DataException if these are others, or cannot be read
   */
  static ImageTask load(DatasetSettings settings, String digest) {
    return LoadedImages.get(settings, digest);
  }

  /**
   * Reads images for what is trained on a device.
   *
   * @param digest of the images that the driver saw
   * @throws DataException if these are others, or cannot be read
   */
  static TaskImages open(
      DatasetSettings settings, String digest, TrialLimits limits, DeviceSlot slot) {
    return place(load(settings, digest), slot, limits.threads(), settings.splitSeed());
  }

  /** Loads libtorch and keeps images for what is trained on a device. */
  static TaskImages place(ImageTask task, DeviceSlot slot, int threads, long splitSeed) {
    Libtorch.useThreads(threads);
    return new TaskImages(task, NDManager.newBaseManager(slot.device()), splitSeed);
  }
}
