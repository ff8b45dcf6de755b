package org.evosearch.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Which validation images mixtures are scored on. They derive from the run's seed and the epoch, so
 * that all trials of an epoch see the same.
 *
 * @param seed of the run
 * @param count number of validation images
 */
record ValidationBatches(long seed, int count) {

  /** Maximum size of a batch when all images are scored. */
  private static final int LARGEST = 500;

  /**
   * A batch of an epoch; the two of one epoch have no image in common if there are enough.
   *
   * @param number 0 or 1
   */
  int[] batch(int epoch, int number, int images) {
    int[] order = order(epoch);
    int size = Math.min(images, count);
    int from = Math.min(number * size, count - size);
    return Arrays.copyOfRange(order, from, from + size);
  }

  /** A random order of all images, different in each epoch. */
  int[] order(int epoch) {
    int[] order = IntStream.range(0, count).toArray();
    // Index 0 is for training images.
    UniformRandomProvider random = new RandomStreams(seed).stream(Purpose.SHUFFLE, epoch, 1);
    PermutationSampler.shuffle(random, order);
    return order;
  }

  /** All images, in batches of nearly equal size: a batch of one image would have no statistics. */
  List<int[]> all() {
    int parts = (count + LARGEST - 1) / LARGEST;
    List<int[]> batches = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      batches.add(IntStream.range(from, to).toArray());
    }
    return batches;
  }
}
