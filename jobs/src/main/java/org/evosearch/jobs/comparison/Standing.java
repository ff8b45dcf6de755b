package org.evosearch.jobs.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How the searches of one variant went.
 *
 * @param variant by name
 * @param trajectories one for each seed, at least one
 */
record Standing(String variant, List<Trajectory> trajectories) {

  /** More trainings than any search has. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** Copies the list. */
  Standing {
    trajectories = List.copyOf(trajectories);
  }

  /**
   * A value over the seeds.
   *
   * @param median the middle one
   * @param low 5th percentile
   * @param high 95th percentile
   */
  record Spread(double median, double low, double high) {}

  /**
   * How many trainings something took.
   *
   * @param median over all seeds, infinite if half of them or more did not get there
   * @param high 95th percentile, infinite if more than 5 % did not get there
   * @param reached how many seeds got there
   */
  record Waiting(double median, double high, int reached) {}

  /** Median and 90 % interval of a value over the seeds. */
  Spread spread(ToDoubleFunction<Trajectory> value) {
    double[] values = values(value);
    return new Spread(percentile(values, 50), percentile(values, 5), percentile(values, 95));
  }

  /** The mean of a value over the seeds. */
  double mean(ToDoubleFunction<Trajectory> value) {
    return trajectories.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** How many trainings it took until something was reached. */
  Waiting waiting(Function<Trajectory, OptionalInt> reached) {
    double[] values = values(trajectory -> reached.apply(trajectory).orElse(NEVER));
    int there = (int) Arrays.stream(values).filter(value -> value < NEVER).count();
    return new Waiting(waited(percentile(values, 50)), waited(percentile(values, 95)), there);
  }

  /** The mean of two that lie apart is never, if one of them is. */
  private static double waited(double percentile) {
    return percentile < NEVER / 2.0 ? percentile : Double.POSITIVE_INFINITY;
  }

  private double[] values(ToDoubleFunction<Trajectory> value) {
    return trajectories.stream().mapToDouble(value).toArray();
  }

  /** By the middle of the two nearest values, or the one value (R's type 2). */
  private static double percentile(double[] values, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_2).evaluate(values, percent);
  }

  /**
   * The two-sided p-value that a score is as large for this variant as for another one, by {@link
   * MannWhitney}.
   */
  double mannWhitney(Standing other, ToDoubleFunction<Trajectory> score) {
    return MannWhitney.p(values(score), other.values(score));
  }

  /**
   * The share of all pairs of a search of this variant and one of another in which this one has the
   * larger score; pairs with equal scores count half.
   */
  double ahead(Standing other, ToDoubleFunction<Trajectory> score) {
    double[] others = other.values(score);
    return Arrays.stream(values(score))
            .map(own -> Arrays.stream(others).map(it -> (Double.compare(own, it) + 1) / 2.0).sum())
            .sum()
        / (trajectories.size() * (double) others.length);
  }

  /**
   * A score of how soon something was reached, larger for sooner. All searches that did not reach
   * it are equal, and behind all that did, however long each of them was: to give up early is not
   * to be fast.
   */
  static double soonness(OptionalInt reached) {
    return -reached.orElse(NEVER);
  }
}
