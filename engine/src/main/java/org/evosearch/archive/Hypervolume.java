package org.evosearch.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The volume that a set of points dominates, up to a reference point. Exact, for any number of
 * objectives, all of which are minimized.
 *
 * <p>L. While, L. Bradstreet, L. Barone: A Fast Way of Calculating Exact Hypervolumes. IEEE TEC
 * 16(1), 2012, with a sweep for the last two objectives.
 */
public final class Hypervolume {

  private final double[] reference;

  /**
   * Creates the measure.
   *
   * @param reference an upper bound of each objective, of which there are at least 1
   */
  public Hypervolume(double... reference) {
    if (reference.length == 0) {
      throw new IllegalArgumentException("Invalid reference: no objective (at least 1)");
    }
    this.reference = reference.clone();
  }

  /**
   * The volume that the points dominate. A point that reaches the reference in any objective adds
   * nothing.
   *
   * @throws IllegalArgumentException if a point has another number of objectives
   */
  public double of(List<double[]> points) {
    for (double[] point : points) {
      if (point.length != reference.length) {
        throw new IllegalArgumentException(
            "Invalid point: " + point.length + " objectives (" + reference.length + ")");
      }
    }
    return volume(points.stream().filter(this::counts).toList(), reference.length);
  }

  private boolean counts(double[] point) {
    return IntStream.range(0, reference.length).allMatch(i -> point[i] < reference[i]);
  }

  /** The volume in the first {@code objectives} dimensions. */
  private double volume(List<double[]> points, int objectives) {
    if (objectives == 1) {
      return points.stream().mapToDouble(point -> reference[0] - point[0]).max().orElse(0);
    }
    return objectives == 2 ? area(points) : slices(points, objectives);
  }

  private double area(List<double[]> points) {
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(point -> point[0]));
    double area = 0;
    double height = reference[1];
    for (double[] point : sorted) {
      if (point[1] < height) {
        area += (reference[0] - point[0]) * (height - point[1]);
        height = point[1];
      }
    }
    return area;
  }

  /**
   * Sums slices along the last objective, worst point first: each point adds the part of its box in
   * the other objectives that later points do not cover, times its depth.
   */
  private double slices(List<double[]> points, int objectives) {
    int last = objectives - 1;
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble((double[] point) -> point[last]).reversed());
    double volume = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double[] point = sorted.get(i);
      List<double[]> within =
          sorted.subList(i + 1, sorted.size()).stream()
              .map(other -> worse(point, other, last))
              .toList();
      double covered = volume(front(within, last), last);
      volume += (reference[last] - point[last]) * (box(point, last) - covered);
    }
    return volume;
  }

  /** The worse value of two points in each of the first objectives. */
  private static double[] worse(double[] point, double[] other, int objectives) {
    return IntStream.range(0, objectives).mapToDouble(i -> Math.max(point[i], other[i])).toArray();
  }

  private double box(double[] point, int objectives) {
    return IntStream.range(0, objectives)
        .mapToDouble(i -> reference[i] - point[i])
        .reduce(1, (a, b) -> a * b);
  }

  /** Removes dominated points, which makes the algorithm fast. */
  private static List<double[]> front(List<double[]> points, int objectives) {
    List<double[]> front = new ArrayList<>();
    for (double[] point : points) {
      if (front.stream().noneMatch(kept -> covers(kept, point, objectives))) {
        front.removeIf(kept -> covers(point, kept, objectives));
        front.add(point);
      }
    }
    return front;
  }

  private static boolean covers(double[] point, double[] other, int objectives) {
    return IntStream.range(0, objectives).allMatch(i -> point[i] <= other[i]);
  }

  @Override
  public String toString() {
    return "hypervolume up to " + Arrays.toString(reference);
  }
}
