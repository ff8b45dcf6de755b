package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.dataset.ClassReview;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Parts;

/** Checks whether anything can be learned from images, and warns of what is unusual. */
final class DataReview {

  /** The largest value of images that are nearly black, as a fraction of white. */
  private static final double DARK = 0.125;

  private final String name;
  private final List<String> classNames;

  /**
   * Creates a review.
   *
   * @param name of the set, or its folder
   */
  DataReview(String name, List<String> classNames) {
    this.name = name;
    this.classNames = classNames;
  }

  /** Fails if there are fewer than two classes. */
  void requireClasses(LabeledImages training) {
    List<String> present = present(training);
    if (present.size() < 2) {
      throw cannotUse(
          "all %s training images are of one class, %s (at least two are needed)"
              .formatted(training.count(), String.join("", present)));
    }
  }

  /** Fails if nothing can be learned from the training images. */
  void requireSense(LabeledImages training) {
    requireClasses(training);
    if (areEqual(training)) {
      String black =
          brightest(training) == 0 ? " (black; values of 16 bits count from 0 to 65535)" : "";
      throw cannotUse("all " + training.count() + " training images have the same pixels" + black);
    }
  }

  private DataException cannotUse(String reason) {
    return new DataException("Cannot use " + name + ": " + reason);
  }

  /** The warnings, one line each. */
  List<String> warnings(Parts<LabeledImages> splits) {
    LabeledImages train = splits.train();
    List<String> warnings =
        ClassReview.ofImages(classNames).warnings(train.labels(), splits.validation().count());
    addDark(train, warnings);
    return warnings;
  }

  private void addDark(LabeledImages train, List<String> warnings) {
    int brightest = brightest(train);
    if (brightest <= DARK * train.maximum()) {
      warnings.add(
          "the training images of %s are nearly black: their largest value is %s of %s (values of 16 bits count from 0 to 65535, whether or not all bits are used)"
              .formatted(name, brightest, train.maximum()));
    }
  }

  private List<String> present(LabeledImages images) {
    int[] counts = images.classCounts();
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 0)
        .mapToObj(classNames::get)
        .toList();
  }

  private static boolean areEqual(LabeledImages images) {
    ByteBuffer first = images.pixels(0);
    return IntStream.range(1, images.count()).allMatch(i -> images.pixels(i).equals(first));
  }

  /** The largest value; stops after the first image that is not dark. */
  private static int brightest(LabeledImages images) {
    int brightest = 0;
    for (int i = 0; i < images.count() && brightest <= DARK * images.maximum(); i++) {
      ByteBuffer pixels = images.pixels(i);
      while (pixels.hasRemaining()) {
        brightest = Math.max(brightest, pixels.get() & 0xff);
      }
    }
    return brightest;
  }
}
