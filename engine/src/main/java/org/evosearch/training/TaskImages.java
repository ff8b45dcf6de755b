package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabelledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.digest.Sha256;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * The training and validation images of a task for one device, shared by all trials there. Safe for
 * several threads.
 */
public final class TaskImages implements AutoCloseable {

  private final NDManager manager;
  private final int[] labels;
  private final Normalization normalization;
  private final ImagePlacement placement;
  private final long splitSeed;
  private final String digest;
  private final DeviceImages train;
  private final Optional<DeviceImages> validation;
  private final Map<Double, int[]> subsets = new ConcurrentHashMap<>();

  /**
   * Keeps the images where their task has them; a task may have no validation images.
   *
   * @param manager of the device; owned by this object from now on
   * @param splitSeed from which the subsets of reduced budgets derive, the same for all trials
   */
  public TaskImages(ImageTask task, NDManager manager, long splitSeed) {
    this.manager = manager;
    this.splitSeed = splitSeed;
    this.normalization = task.normalization();
    this.labels = task.train().labels();
    this.digest = task.digest();
    this.placement = task.placement();
    this.train = placed(task.train(), manager);
    this.validation =
        Optional.of(task.validation())
            .filter(images -> images.count() > 0)
            .map(images -> placed(images, manager));
  }

  /**
   * Other images, normalized and kept like these.
   *
   * @param parent which frees them at the latest
   */
  DeviceImages placed(LabelledImages images, NDManager parent) {
    return new DeviceImages(images, normalization, placement, parent);
  }

  /** Parent of what trials make on the device. */
  public NDManager manager() {
    return manager;
  }

  /** What all images were normalized by. */
  public Normalization normalization() {
    return normalization;
  }

  /** The training images. */
  public DeviceImages train() {
    return train;
  }

  /** The validation images, if there are any. */
  public Optional<DeviceImages> validation() {
    return validation;
  }

  /** SHA-256, in hex, of all images of the task and of which of them train. */
  String digest() {
    return Sha256.hex(digest + " " + splitSeed + " " + train.count());
  }

  /** Indices of the training images that a budget sees: a fixed share of each class. */
  public int[] trainingSubset(double fraction) {
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
