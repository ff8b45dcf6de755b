package org.evosearch.evaluation;

import ai.djl.ndarray.NDManager;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedData;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrialLimits;

/** Loads the data of a recipe and places them on the device that trains networks. */
final class EvaluationData {

  private EvaluationData() {}

  /**
   * Reads data.
   *
   * @param digest of the data that the driver saw
   * @throws DataException if the data differ, or cannot be read
   */
  static DataTask load(DatasetSettings settings, String digest) {
    return LoadedData.get(settings, digest);
  }

  /**
   * Reads data and places them on a device.
   *
   * @param digest of the data that the driver saw
   * @throws DataException if the data differ, or cannot be read
   */
  static TaskData open(
      DatasetSettings settings, String digest, TrialLimits limits, DeviceSlot slot) {
    return place(load(settings, digest), slot, limits.threads(), settings.splitSeed());
  }

  /** Loads libtorch and places data on a device. */
  static TaskData place(DataTask task, DeviceSlot slot, int threads, long splitSeed) {
    Libtorch.useThreads(threads);
    return new TaskData(task, NDManager.newBaseManager(slot.device()), splitSeed);
  }
}
