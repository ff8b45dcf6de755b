package org.evosearch.dataset.source;

import java.util.stream.IntStream;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * How many training images are used, before some of them are held out.
 *
 * @param images their number, 0 for all
 * @param splitSeed what decides which
 */
record ImageLimit(int images, long splitSeed) {

  /**
   * Which images are used, of each class as large a share as of the others.
   *
   * @param labels of all images
   * @return indices, ascending
   */
  int[] chosen(int[] labels) {
    return reaches(labels.length)
        ? StratifiedSplit.stratifiedCount(
            labels, images, new RandomStreams(splitSeed).stream(Purpose.SPLIT, 0, 1))
        : IntStream.range(0, labels.length).toArray();
  }

  /** Whether fewer than so many are used. */
  boolean reaches(int count) {
    return images > 0 && images < count;
  }
}
