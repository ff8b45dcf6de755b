package org.evosearch.jobs.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.digest.Sha256;

/**
 * A description of images: counts by class and split, ranges, imbalance, duplicates across splits.
 *
 * @param task the images
 */
public record DataDescription(ImageTask task) {

  private static final int MAX_CLASSES = 50;

  /**
   * The images of a class.
   *
   * @param name of the class
   * @param train its training images
   * @param validation its validation images
   * @param test its test images
   */
  public record ClassRow(String name, int train, int validation, int test) {}

  /** Counts of all classes, in the order of labels. */
  public List<ClassRow> classes() {
    int[] train = task.train().classCounts();
    int[] validation = task.validation().classCounts();
    int[] test = task.test().classCounts();
    return IntStream.range(0, task.classes())
        .mapToObj(c -> new ClassRow(task.classNames().get(c), train[c], validation[c], test[c]))
        .toList();
  }

  /** The description, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(task.account().lines());
    lines.add(
        "Images: %s bytes of shape %s, digest %s"
            .formatted(task.shape().elements(), task.shape(), task.digest()));
    lines.add(range());
    lines.add(imbalance());
    lines.add(copies());
    lines.add("");
    lines.add(row("class", "training", "validation", "test"));
    List<ClassRow> classes = classes();
    classes.stream().limit(MAX_CLASSES).map(DataDescription::row).forEach(lines::add);
    if (classes.size() > MAX_CLASSES) {
      lines.add("and " + (classes.size() - MAX_CLASSES) + " classes more");
    }
    return lines;
  }

  private static String row(ClassRow row) {
    return row(
        row.name(),
        String.valueOf(row.train()),
        String.valueOf(row.validation()),
        String.valueOf(row.test()));
  }

  private static String row(String name, String train, String validation, String test) {
    return String.format(Locale.ROOT, "%-24s %10s %10s %10s", name, train, validation, test);
  }

  private String range() {
    int low = 255;
    int high = 0;
    for (int i = 0; i < task.train().count(); i++) {
      ByteBuffer pixels = task.train().pixels(i);
      while (pixels.hasRemaining()) {
        int value = pixels.get() & 0xff;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return "Training pixels: from %s to %s of %s, means %s, deviations %s"
        .formatted(
            low,
            high,
            task.train().maximum(),
            numbers(task.normalization().means()),
            numbers(task.normalization().deviations()));
  }

  private static String numbers(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.4f", value))
        .collect(Collectors.joining(", "));
  }

  private String imbalance() {
    int[] counts = task.train().classCounts();
    int most = IntStream.of(counts).max().orElse(0);
    int least = IntStream.of(counts).min().orElse(0);
    return least == 0
        ? "Imbalance: a class has no training images"
        : String.format(
            Locale.ROOT,
            "Imbalance: the largest class has %.1f times the training images of the smallest",
            most / (double) least);
  }

  /** Counts the images of other splits that are training images too: they reward memorization. */
  private String copies() {
    Map<String, Integer> seen = new HashMap<>();
    IntStream.range(0, task.train().count())
        .forEach(i -> seen.merge(digest(task.train(), i), 1, Integer::sum));
    return "Copies of training images: %s of %s in validation, %s of %s in test"
        .formatted(
            copies(task.validation(), seen),
            task.validation().count(),
            copies(task.test(), seen),
            task.test().count());
  }

  private static long copies(LabeledImages images, Map<String, Integer> seen) {
    return IntStream.range(0, images.count())
        .filter(i -> seen.containsKey(digest(images, i)))
        .count();
  }

  private static String digest(LabeledImages images, int index) {
    return new Sha256().add(images.pixels(index)).hex();
  }
}
