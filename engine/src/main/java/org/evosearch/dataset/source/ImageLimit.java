package org.evosearch.dataset.source;

import java.util.stream.IntStream;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * A limit on training images, before validation images are held out.
 *
 * @param images their number, 0 for all
 * @param splitSeed seed by which they are drawn
 */
record ImageLimit(int images, long splitSeed) {

  /**
   * The images that are used, the same proportion of each class.
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

  /** Whether fewer than {@code count} images are used. */
  boolean reaches(int count) {
    return images > 0 && images < count;
  }
}
