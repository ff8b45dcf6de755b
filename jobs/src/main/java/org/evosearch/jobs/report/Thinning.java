package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evosearch.jobs.report.Plot.Axis;

/** Makes series small enough for a page without changing what they show. */
final class Thinning {

  private static final int COLUMNS = 120;
  private static final int ROWS = 60;

  private Thinning() {}

  /** A step curve without the points at which nothing changes; the last one stays. */
  static List<double[]> steps(List<double[]> points) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean changes = i == 0 || points.get(i)[1] != points.get(i - 1)[1];
      if (changes || i == points.size() - 1) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  /** At most {@code most} evenly spaced elements, the first and the last among them. */
  static <T> List<T> every(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> kept = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      kept.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
    }
    return kept;
  }

  /**
   * Dots as they are, or where there are more than wanted the means of those in each cell of a
   * grid, with their number.
   *
   * @param axis of the second coordinate; the grid covers what lies on it
   */
  static List<double[]> dots(List<double[]> all, Axis axis, int most) {
    Double low = axis.low();
    List<double[]> points =
        low == null ? all : all.stream().filter(point -> point[1] >= low).toList();
    if (points.size() <= most) {
      return points;
    }
    double[] x = range(points, 0);
    double[] y = range(points, 1);
    Map<Integer, List<double[]>> cells =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    point -> cell(point[0], x, COLUMNS) * ROWS + cell(point[1], y, ROWS),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return cells.values().stream().map(Thinning::joined).toList();
  }

  private static double[] joined(List<double[]> dots) {
    return new double[] {mean(dots, 0), mean(dots, 1), dots.size()};
  }

  private static double mean(List<double[]> dots, int axis) {
    return dots.stream().mapToDouble(dot -> dot[axis]).average().orElseThrow();
  }

  private static double[] range(List<double[]> points, int axis) {
    double low = points.stream().mapToDouble(point -> point[axis]).min().orElse(0);
    double high = points.stream().mapToDouble(point -> point[axis]).max().orElse(1);
    return new double[] {low, high > low ? high : low + 1};
  }

  private static int cell(double value, double[] range, int cells) {
    return Math.min(cells - 1, (int) ((value - range[0]) / (range[1] - range[0]) * cells));
  }
}
