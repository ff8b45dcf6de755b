package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.TaskData;

/**
 * The images that all networks of a run are probed with: the first batches of an epoch over the
 * training images, in an order that derives from the run's seed, without augmentation.
 */
public final class ProbeImages {

  private final TaskData images;
  private final int[] order;

  /**
   * Draws the order.
   *
   * @param images on the device
   * @param seed of the run, the same for all networks
   */
  public ProbeImages(TaskData images, long seed) {
    this(images, drawn(images.train().count(), seed));
  }

  /**
   * Takes the images in a given order.
   *
   * @param order indices of training images
   */
  ProbeImages(TaskData images, int[] order) {
    this.images = images;
    this.order = order.clone();
  }

  private static int[] drawn(int count, long seed) {
    int[] order = IntStream.range(0, count).toArray();
    PermutationSampler.shuffle(new RandomStreams(seed).stream(Purpose.SHUFFLE, 0, 0), order);
    return order;
  }

  /** Parent of arrays on the device. */
  NDManager manager() {
    return images.manager();
  }

  /**
   * One batch.
   *
   * @param index from 0
   * @param size images in a batch
   * @param owner frees it
   * @throws IllegalArgumentException if there are too few images
   */
  DeviceExamples.Batch batch(int index, int size, NDManager owner) {
    int end = Math.multiplyExact(index + 1, size);
    if (end > order.length) {
      throw new IllegalArgumentException(
          "Cannot probe with " + end + " images: there are " + order.length);
    }
    return images.train().batch(Arrays.copyOfRange(order, index * size, end), owner);
  }
}
