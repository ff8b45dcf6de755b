package org.evosearch.cmaes;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Best and median values of past generations, as far back as stop conditions need them. */
final class ProgressRecord {

  private static final int LONGEST = 20_000;

  private final int recent;
  private final int shortest;
  private final double firstSigma;
  private final Deque<Double> best = new ArrayDeque<>();
  private final Deque<Double> medians = new ArrayDeque<>();
  private int generations;
  private int flat;
  private double range = Double.POSITIVE_INFINITY;
  private double bestEver = Double.POSITIVE_INFINITY;

  ProgressRecord(int n, int lambda, double firstSigma) {
    this.recent = 10 + (int) Math.ceil(30.0 * n / lambda);
    this.shortest = 120 + (int) Math.ceil(30.0 * n / lambda);
    this.firstSigma = firstSigma;
  }

  void add(Ranking ranking) {
    generations++;
    int last = ranking.size() - 1;
    best.addLast(ranking.value(0));
    medians.addLast(ranking.value(last / 2));
    bestEver = Math.min(bestEver, ranking.value(0));
    range = ranking.value(last) - ranking.value(0);
    boolean isFlat = ranking.value(0) == ranking.value((int) (0.75 * ranking.size()));
    flat = isFlat ? flat + 1 : 0;
    while (best.size() > stagnationWindow()) {
      best.removeFirst();
      medians.removeFirst();
    }
  }

  private int stagnationWindow() {
    return Math.max(shortest, Math.min(LONGEST, generations / 5));
  }

  int generations() {
    return generations;
  }

  double bestEver() {
    return bestEver;
  }

  double firstSigma() {
    return firstSigma;
  }

  /** Number of latest generations in which the best three quarters of the points were equal. */
  int flatGenerations() {
    return flat;
  }

  /** The range of the last generation's values. */
  double range() {
    return range;
  }

  /** Whether there are enough generations for {@link #recentRange}. */
  boolean knowsRecent() {
    return best.size() >= recent;
  }

  /** The range of the best values of the recent generations. */
  double recentRange() {
    double[] values = best.stream().mapToDouble(v -> v).skip(best.size() - recent).toArray();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return max - min;
  }

  /**
   * Whether neither best nor median values improved: medians of the oldest and of the newest 30%.
   */
  boolean stagnates() {
    return best.size() >= shortest && stands(best) && stands(medians);
  }

  private static boolean stands(Deque<Double> history) {
    double[] values = history.stream().mapToDouble(v -> v).toArray();
    int part = Math.max(1, (int) (0.3 * values.length));
    return median(values, values.length - part, part) >= median(values, 0, part);
  }

  private static double median(double[] values, int from, int length) {
    double[] sorted = Arrays.stream(values, from, from + length).sorted().toArray();
    return (sorted[(length - 1) / 2] + sorted[length / 2]) / 2;
  }
}
