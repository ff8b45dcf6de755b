package org.evosearch.dataset.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.ColorPixels;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.source.ImageFiles.ImageFile;
import org.jspecify.annotations.Nullable;

/**
 * The images of a folder, all of one size, decoded in parallel.
 *
 * @param train the training images
 * @param validation the validation images, null where the set has none of its own
 * @param test the test images, null where the set has none of its own
 */
record DecodedImages(
    LabeledImages train, @Nullable LabeledImages validation, @Nullable LabeledImages test) {

  private static final int MAXIMUM = 255;

  /**
   * Reads image files.
   *
   * @param side to which they are resized, 0 to keep their size
   * @param classes number of classes
   * @param faults collects the files that cannot be used
   * @throws DataException if there are faults
   */
  static DecodedImages of(ImageFiles files, int side, int classes, DataFaults faults) {
    Size size = Size.of(files.train(), side);
    size.requireMemory(files.count());
    LabeledImages train = size.read(files.train(), classes, faults);
    LabeledImages validation = optional(files.validation(), size, classes, faults);
    LabeledImages test = optional(files.test(), size, classes, faults);
    faults.require();
    return new DecodedImages(DataFaults.sound(train), validation, test);
  }

  private static @Nullable LabeledImages optional(
      @Nullable List<ImageFile> files, Size size, int classes, DataFaults faults) {
    return files == null ? null : size.read(files, classes, faults);
  }

  /** The result of reading a file. */
  private record Result(@Nullable ColorPixels pixels, @Nullable DataException fault) {}

  /**
   * The size of all images.
   *
   * @param first the file whose size it is
   */
  private record Size(Path first, int side, TensorShape shape) {

    /** The size of the first image that can be read; it is read again with the others later. */
    static Size of(List<ImageFile> files, int side) {
      ImageFile first = files.get(0);
      for (ImageFile file : files) {
        Optional<ColorPixels> pixels = Optional.ofNullable(result(file.path(), side).pixels());
        if (pixels.isPresent()) {
          return new Size(file.path(), side, shape(pixels.get()));
        }
      }
      return new Size(first.path(), side, TensorShape.image(ColorPixels.CHANNELS, 1, 1));
    }

    private static TensorShape shape(ColorPixels pixels) {
      return TensorShape.image(ColorPixels.CHANNELS, pixels.height(), pixels.width());
    }

    private static Result result(Path path, int side) {
      try {
        ColorPixels pixels = ColorPixels.read(path);
        return new Result(side == 0 ? pixels : pixels.resized(side), null);
      } catch (DataException e) {
        return new Result(null, e);
      }
    }

    void requireMemory(int images) {
      long bytes = Math.multiplyExact(images, shape.elements());
      long most = Runtime.getRuntime().maxMemory();
      if (bytes > most) {
        throw new DataException(
            "Cannot hold %s images %s: they take %s MiB, Java has %s (-Xmx); see dataset.image-size and dataset.train-images"
                .formatted(images, shape, bytes >> 20, most >> 20));
      }
    }

    @Nullable LabeledImages read(List<ImageFile> files, int classes, DataFaults faults) {
      List<Result> results = files.parallelStream().map(file -> result(file.path(), side)).toList();
      List<DataException> wrong =
          Stream.concat(
                  results.stream().map(Result::fault).flatMap(Stream::ofNullable),
                  ofOtherSize(files, results).stream())
              .toList();
      wrong.forEach(faults::add);
      return wrong.isEmpty() ? images(files, results, classes) : null;
    }

    private LabeledImages images(List<ImageFile> files, List<Result> results, int classes) {
      byte[][] pixels =
          results.stream()
              .map(Result::pixels)
              .flatMap(Stream::ofNullable)
              .map(ColorPixels::values)
              .toArray(byte[][]::new);
      return new LabeledImages(shape, MAXIMUM, classes, pixels, ImageFiles.labels(files));
    }

    /** A single fault for all images of other sizes, since one setting fixes them all. */
    private Optional<DataException> ofOtherSize(List<ImageFile> files, List<Result> results) {
      int[] others =
          IntStream.range(0, files.size())
              .filter(i -> isOfOtherSize(results.get(i).pixels()))
              .toArray();
      return others.length == 0
          ? Optional.empty()
          : Optional.of(
              ofOtherSize(
                  files.get(others[0]).path(),
                  DataFaults.sound(results.get(others[0]).pixels()),
                  others.length - 1));
    }

    private boolean isOfOtherSize(@Nullable ColorPixels pixels) {
      return pixels != null && !shape(pixels).equals(shape);
    }

    private DataException ofOtherSize(Path path, ColorPixels pixels, int more) {
      return DataException.cannotRead(
          path,
          "%s x %s pixels, but %s has %s x %s%s; set dataset.image-size to resize them"
              .formatted(
                  pixels.height(),
                  pixels.width(),
                  first,
                  shape.height(),
                  shape.width(),
                  more == 0 ? "" : " (" + more + " more are of other sizes, too)"));
    }
  }
}
