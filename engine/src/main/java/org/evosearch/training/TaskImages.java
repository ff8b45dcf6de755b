package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * The training and validation images of a task on one device, shared by all trials there. Safe for
 * several threads.
 */
public final class TaskImages implements AutoCloseable {

  private final NDManager manager;
  private final int[] labels;
  private final Normalization normalization;
  private final long splitSeed;
  private final DeviceImages train;
  private final DeviceImages validation;
  private final Map<Double, int[]> subsets = new ConcurrentHashMap<>();

  /**
   * Copies the images to a device.
   *
   * @param manager of the device; owned by this object from now on
   * @param splitSeed from which the subsets of reduced budgets derive, the same for all trials
   */
  public TaskImages(ImageTask task, NDManager manager, long splitSeed) {
    this.manager = manager;
    this.splitSeed = splitSeed;
    this.normalization = task.normalization();
    this.labels = task.train().labels();
    this.train = new DeviceImages(task.train(), task.normalization(), manager);
    this.validation = new DeviceImages(task.validation(), task.normalization(), manager);
  }

  NDManager manager() {
    return manager;
  }

  Normalization normalization() {
    return normalization;
  }

  DeviceImages train() {
    return train;
  }

  DeviceImages validation() {
    return validation;
  }

  /** Indices of the training images that a budget sees: a fixed share of each class. */
  int[] trainingSubset(double fraction) {
    return subsets.computeIfAbsent(fraction, this::subset).clone();
  }

  private int[] subset(double fraction) {
    return StratifiedSplit.stratifiedSubset(
        labels, fraction, new RandomStreams(splitSeed).stream(Purpose.SUBSET, 0, 0));
  }

  @Override
  public void close() {
    manager.close();
  }
}
