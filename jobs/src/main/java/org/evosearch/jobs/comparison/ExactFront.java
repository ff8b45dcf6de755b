package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.archive.Hypervolume;

/**
 * The exact trade-offs of a table. Objectives are scaled so that the best value in the table is 0
 * and the worst one, the reference point, is 1.
 *
 * @param best value of each objective in the table, larger is better
 * @param worst value of each objective in the table
 * @param volume hypervolume of all entries, at most 1
 */
record ExactFront(List<Double> best, List<Double> worst, double volume) {

  /** The front of a table with at least one entry. */
  static ExactFront of(TableContents record) {
    List<List<Double>> all =
        record.entries().stream().map(TableContents.Entry::objectives).toList();
    int objectives = all.get(0).size();
    List<Double> best = IntStream.range(0, objectives).mapToObj(i -> extreme(all, i, 1)).toList();
    List<Double> worst = IntStream.range(0, objectives).mapToObj(i -> extreme(all, i, -1)).toList();
    ExactFront scales = new ExactFront(best, worst, 1);
    return new ExactFront(best, worst, scales.volumeOf(all));
  }

  /** The largest value of an objective, or with sign -1 the smallest. */
  private static double extreme(List<List<Double>> all, int objective, int sign) {
    return sign
        * all.stream()
            .mapToDouble(values -> sign * values.get(objective))
            .max()
            .orElseThrow(IllegalStateException::new);
  }

  private double volumeOf(List<List<Double>> points) {
    double[] reference = IntStream.range(0, best.size()).mapToDouble(i -> 1).toArray();
    return new Hypervolume(reference).of(points.stream().map(this::costs).toList());
  }

  private double[] costs(List<Double> objectives) {
    return IntStream.range(0, objectives.size())
        .mapToDouble(i -> cost(i, objectives.get(i)))
        .toArray();
  }

  private double cost(int objective, double value) {
    double range = best.get(objective) - worst.get(objective);
    return range == 0 ? 0 : (best.get(objective) - value) / range;
  }

  /**
   * The hypervolume of the evaluations within a budget, as a share of the exact one, without longer
   * training runs: the exact one is of those of the first length.
   */
  double share(Trajectory trajectory, int after) {
    List<List<Double>> found =
        trajectory.first(after).stream()
            .filter(evaluation -> !evaluation.isLonger())
            .map(Trajectory.Evaluation::objectives)
            .filter(objectives -> !objectives.isEmpty())
            .toList();
    return found.isEmpty() ? 0 : volumeOf(found) / volume;
  }

  /** What was spent until a share of the exact hypervolume was reached. */
  OptionalInt until(Trajectory trajectory, double share) {
    int all = trajectory.length();
    if (share(trajectory, all) < share) {
      return OptionalInt.empty();
    }
    int low = 0;
    int high = all;
    // The share never decreases, so that bisection finds the smallest budget that is enough.
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (share(trajectory, middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalInt.of(high);
  }
}
