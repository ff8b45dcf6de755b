package org.evosearch.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Warnings about the classes of examples.
 *
 * @param names of the classes, in the order of labels
 * @param examples plural noun for them, such as rows
 * @param shown maximum number of names that a warning lists
 * @param advice end of the warning that one class dominates
 */
public record ClassReview(List<String> names, String examples, int shown, String advice) {

  /** Fraction of the training examples from which a class dominates. */
  private static final double DOMINANT = 0.8;

  private static final String WEIGHTS =
      "consider training.class-weights, and an objective such as validation-balanced-accuracy";

  /** Copies the names. */
  public ClassReview {
    names = List.copyOf(names);
  }

  /** The review of images. */
  public static ClassReview ofImages(List<String> names) {
    return new ClassReview(names, "images", 5, "always predicting it is right as often");
  }

  /**
   * The review of signals or rows.
   *
   * @param examples {@code signals} or {@code rows}
   */
  public static ClassReview of(String examples, List<String> names) {
    return new ClassReview(names, examples, 10, WEIGHTS);
  }

  /**
   * The warnings, one line each.
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
