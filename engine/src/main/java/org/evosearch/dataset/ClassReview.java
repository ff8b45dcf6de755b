package org.evosearch.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the user should know of the classes of examples.
 *
 * @param names of the classes, in the order of labels
 * @param examples what they are in the plural, such as rows
 * @param shown names that are told one by one
 * @param advice where guessing one class is as good as learning
 */
public record ClassReview(List<String> names, String examples, int shown, String advice) {

  /** The share of one class from which guessing it is as good as learning. */
  private static final double DOMINANT = 0.8;

  private static final String WEIGHTS =
      "consider training.class-weights, and an objective such as validation-balanced-accuracy";

  /** Copies the names. */
  public ClassReview {
    names = List.copyOf(names);
  }

  /** Of images. */
  public static ClassReview ofImages(List<String> names) {
    return new ClassReview(names, "images", 5, "a network that knows no other is as often right");
  }

  /**
   * Of signals or rows.
   *
   * @param examples which of them
   */
  public static ClassReview of(String examples, List<String> names) {
    return new ClassReview(names, examples, 10, WEIGHTS);
  }

  /**
   * What is odd, each one line.
   *
   * @param training labels of the training part
   * @param held number of validation examples
   */
  public List<String> warnings(int[] training, int held) {
    List<String> warnings = new ArrayList<>();
    int[] counts = new int[names.size()];
    IntStream.of(training).forEach(label -> counts[label]++);
    addAbsent(counts, warnings);
    if (held < names.size()) {
      warnings.add(
          "there are fewer validation %s (%s) than classes (%s)"
              .formatted(examples, held, names.size()));
    }
    addDominant(counts, training.length, warnings);
    return warnings;
  }

  private void addAbsent(int[] counts, List<String> warnings) {
    List<String> absent =
        IntStream.range(0, counts.length).filter(c -> counts[c] == 0).mapToObj(names::get).toList();
    if (!absent.isEmpty()) {
      warnings.add(
          "%s of %s classes have no training %s: %s"
              .formatted(absent.size(), names.size(), examples, ShortList.of(absent, shown)));
    }
  }

  private void addDominant(int[] counts, int all, List<String> warnings) {
    int most = IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
    if (counts[most] >= DOMINANT * all) {
      warnings.add(
          "%s %% of the training %s are of class %s: %s"
              .formatted(100L * counts[most] / all, examples, names.get(most), advice));
    }
  }
}
