package org.evosearch.dataset.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.evosearch.dataset.StratifiedSplit;
import org.jspecify.annotations.Nullable;

/**
 * The image files of a data set, before they are read.
 *
 * @param train the training images
 * @param validation the validation images, null where the set has none of its own
 * @param test the test images, null where the set has none of its own
 */
record ImageFiles(
    List<ImageFile> train, @Nullable List<ImageFile> validation, @Nullable List<ImageFile> test) {

  /**
   * A file with one image.
   *
   * @param path where it is
   * @param label its class
   */
  record ImageFile(Path path, int label) {}

  /** The files that are used under a limit on training images; the others need not be read. */
  ImageFiles within(ImageLimit limit) {
    if (!limit.reaches(train.size())) {
      return this;
    }
    ImageFiles whole = withTest();
    return new ImageFiles(
        chosen(whole.train, limit.chosen(labels(whole.train))), validation, whole.test);
  }

  private ImageFiles withTest() {
    if (test != null) {
      return this;
    }
    StratifiedSplit split = RawImages.testSplit(labels(train));
    return new ImageFiles(chosen(train, split.rest()), validation, chosen(train, split.heldOut()));
  }

  /** Number of files. */
  int count() {
    return Stream.of(train, validation, test).filter(Objects::nonNull).mapToInt(List::size).sum();
  }

  private static List<ImageFile> chosen(List<ImageFile> files, int[] indices) {
    return Arrays.stream(indices).mapToObj(files::get).toList();
  }

  static int[] labels(List<ImageFile> files) {
    return files.stream().mapToInt(ImageFile::label).toArray();
  }
}
