package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.digest.Sha256;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * A data set as it is published.
 *
 * @param classNames in the order of the labels
 * @param train the training images
 * @param validation the validation images, null where the set has none of its own
 * @param test the test images, null where the set has none of its own
 * @param account what was read
 * @param knownDigest the digest of a snapshot, null if it is computed from the images
 */
record RawImages(
    List<String> classNames,
    LabeledImages train,
    @Nullable LabeledImages validation,
    @Nullable LabeledImages test,
    DataAccount account,
    @Nullable String knownDigest) {

  /** Fraction held out as test images if a set has none. */
  private static final double TEST_FRACTION = 0.2;

  /** Precedes validation images in a digest; sets without such images add nothing. */
  private static final String VALIDATION = "validation";

  /** Fixed, so that every run of every seed reports on the same test images. */
  private static final RandomStreams TEST_STREAMS = new RandomStreams(1998);

  /** A set without validation images of its own, all of which was read. */
  RawImages(
      String layout, List<String> classNames, LabeledImages train, @Nullable LabeledImages test) {
    this(
        classNames,
        train,
        null,
        test,
        DataAccount.of(layout, train.count() + (test == null ? 0 : test.count())));
  }

  /** A set whose digest is computed from its images. */
  RawImages(
      List<String> classNames,
      LabeledImages train,
      @Nullable LabeledImages validation,
      @Nullable LabeledImages test,
      DataAccount account) {
    this(classNames, train, validation, test, account, null);
  }

  /** Copies the class names and checks that train and test images have one shape. */
  RawImages {
    classNames = List.copyOf(classNames);
    if (test != null && !test.shape().equals(train.shape())) {
      throw new DataException(
          "Cannot use test images: their shape is %s, that of the training images %s"
              .formatted(test.shape(), train.shape()));
    }
  }

  /** The test images that a set has of its own. */
  LabeledImages requireTest() {
    if (test == null) {
      throw new IllegalStateException("Cannot use test images: none held out yet");
    }
    return test;
  }

  /** Holds out a fixed fifth of each class as test images if the set has none. */
  RawImages withTest() {
    if (test != null) {
      return this;
    }
    StratifiedSplit split = testSplit(train.labels());
    return new RawImages(
        classNames, train.select(split.rest()), validation, train.select(split.heldOut()), account);
  }

  /**
   * The fifth of each class that is held out as test images if a set has none.
   *
   * @param labels of all images
   */
  static StratifiedSplit testSplit(int[] labels) {
    if (labels.length < 5) {
      throw new DataException(
          "Cannot hold out test images: " + labels.length + " images are too few");
    }
    return StratifiedSplit.of(labels, TEST_FRACTION, TEST_STREAMS.stream(Purpose.SPLIT, 0, 0));
  }

  /** SHA-256, in hexadecimal, of class names, shapes, labels and pixels, or of a snapshot. */
  String digest() {
    return knownDigest == null ? imagesDigest() : knownDigest;
  }

  private String imagesDigest() {
    Sha256 digest = new Sha256();
    digest.add(ints(classNames.size()));
    for (String name : classNames) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      digest.add(ints(text.length));
      digest.add(text);
    }
    add(digest, train);
    if (test != null) {
      add(digest, test);
    }
    if (validation != null) {
      digest.add(VALIDATION.getBytes(StandardCharsets.US_ASCII));
      add(digest, validation);
    }
    return digest.hex();
  }

  private static void add(Sha256 digest, LabeledImages images) {
    digest.add(ints(images.shape().dimensions().stream().mapToInt(i -> i).toArray()));
    digest.add(ints(images.count(), images.maximum()));
    digest.add(ints(images.labels()));
    IntStream.range(0, images.count()).mapToObj(images::pixels).forEach(digest::add);
  }

  private static ByteBuffer ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
    bytes.asIntBuffer().put(values);
    return bytes;
  }
}
