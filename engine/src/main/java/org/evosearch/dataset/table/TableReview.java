package org.evosearch.dataset.table;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.dataset.ClassReview;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.ShortList;
import org.evosearch.snapshot.SnapshotContent;

/**
 * Checks whether anything can be learned from the rows of a table, and warns of what is unusual.
 *
 * @param content of the table
 * @param preparation of its rows
 */
record TableReview(SnapshotContent content, Preparation preparation) {

  /** Maximum number of names that a warning lists. */
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

  /** The warnings, one line each. */
  List<String> warnings(Parts<TableRows> parts) {
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
          "rare categories share one input in these columns: " + ShortList.of(folded, SHOWN));
    }
    if (content.isClasses()) {
      int[] labels = parts.of(Part.TRAIN).labels();
      int held = parts.of(Part.VALIDATION).count();
      warnings.addAll(ClassReview.of("rows", content.classNames()).warnings(labels, held));
    }
    return warnings;
  }
}
