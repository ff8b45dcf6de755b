package org.evosearch.dataset.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.ShortList;
import org.evosearch.snapshot.SnapshotContent;

/**
 * Finds out whether something can be learned from the rows of a table, and what the user should
 * know of them.
 *
 * @param content of the table
 * @param preparation of its rows
 */
record TableReview(SnapshotContent content, Preparation preparation) {

  /** The share of one class from which guessing it is as good as learning. */
  private static final double DOMINANT = 0.8;

  /** Names that are told one by one. */
  private static final int SHOWN = 10;

  /** Fails if there is nothing to learn, or nothing to learn it from. */
  void requireSense(List<double[]> trainingTargets) {
    int rows = trainingTargets.size();
    if (preparation.width() == 0) {
      throw cannotUse("no column differs between the " + rows + " training rows");
    }
    for (int target = 0; target < trainingTargets.get(0).length; target++) {
      int index = target;
      double first = trainingTargets.get(0)[target];
      if (trainingTargets.stream().allMatch(row -> row[index] == first)) {
        throw cannotUse(
            content.isClasses()
                ? "all %s training rows are of one class, %s (at least two are needed)"
                    .formatted(rows, content.classNames().get((int) first))
                : "%s is %s in all %s training rows"
                    .formatted(content.targets().get(target), first, rows));
      }
    }
  }

  private static DataException cannotUse(String reason) {
    return new DataException("Cannot use the table: " + reason);
  }

  /** What is odd, each one line. */
  List<String> warnings(TableTask.Parts parts) {
    List<String> warnings = new ArrayList<>();
    List<String> constant = preparation.constant();
    if (!constant.isEmpty()) {
      warnings.add(
          "%s of %s columns are the same in all training rows and left out: %s"
              .formatted(constant.size(), content.columns().size(), ShortList.of(constant, SHOWN)));
    }
    List<String> folded = preparation.folded();
    if (!folded.isEmpty()) {
      warnings.add(
          "of columns with many categories the rarer ones share an input: "
              + ShortList.of(folded, SHOWN));
    }
    if (content.isClasses()) {
      addClasses(parts, warnings);
    }
    return warnings;
  }

  private void addClasses(TableTask.Parts parts, List<String> warnings) {
    List<String> names = content.classNames();
    int[] counts = new int[names.size()];
    IntStream.of(parts.of(Part.TRAIN).labels()).forEach(label -> counts[label]++);
    List<String> absent =
        IntStream.range(0, counts.length).filter(c -> counts[c] == 0).mapToObj(names::get).toList();
    if (!absent.isEmpty()) {
      warnings.add(
          "%s of %s classes have no training rows: %s"
              .formatted(absent.size(), names.size(), ShortList.of(absent, SHOWN)));
    }
    int held = parts.of(Part.VALIDATION).count();
    if (held < names.size()) {
      warnings.add(
          "there are fewer validation rows (%s) than classes (%s)".formatted(held, names.size()));
    }
    int most = IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
    int rows = parts.of(Part.TRAIN).count();
    if (counts[most] >= DOMINANT * rows) {
      warnings.add(
          "%s %% of the training rows are of class %s: consider training.class-weights, and an objective such as validation-balanced-accuracy"
              .formatted(100L * counts[most] / rows, names.get(most)));
    }
  }
}
