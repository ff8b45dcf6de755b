package org.evosearch.jobs.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How the searches of one variant went.
 *
 * @param variant by name
 * @param trajectories one for each seed, at least one
 */
record Standing(String variant, List<Trajectory> trajectories) {

  /** Worse than any value, and a number to calculate with. */
  private static final double NOTHING = -Double.MAX_VALUE / 4;

  /** More evaluations than any search has. */
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
   * @param high 95th percentile; each negative infinity where a search that has no value yet
   *     decides
   */
  record Spread(double median, double low, double high) {

    DoubleStream all() {
      return DoubleStream.of(median, low, high);
    }
  }

  /**
   * How many evaluations something took.
   *
   * @param median over all seeds, infinite if half of them or more did not get there
   * @param high 95th percentile, infinite if more than 5 % did not get there
   * @param reached how many seeds got there
   */
  record Waiting(double median, double high, int reached) {}

  /** Median and 90 % interval of a value over the seeds. */
  Spread spread(ToDoubleFunction<Trajectory> value) {
    double[] values =
        Arrays.stream(values(value)).map(it -> Double.isFinite(it) ? it : NOTHING).toArray();
    return new Spread(known(values, 50), known(values, 5), known(values, 95));
  }

  /** A percentile that is worse than any value where it is, or lies next to, nothing. */
  private static double known(double[] values, double percent) {
    double percentile = percentile(values, percent);
    return percentile > NOTHING / 4 ? percentile : Double.NEGATIVE_INFINITY;
  }

  /** The mean of a value over the seeds. */
  double mean(ToDoubleFunction<Trajectory> value) {
    return new Mean().evaluate(values(value));
  }

  /** The standard deviation of a value over the seeds, of the population they are a sample of. */
  double deviation(ToDoubleFunction<Trajectory> value) {
    return trajectories.size() < 2 ? Double.NaN : new StandardDeviation().evaluate(values(value));
  }

  /** How many evaluations the longest search has. */
  int longest() {
    return trajectories.stream().mapToInt(Trajectory::length).max().orElse(0);
  }

  /** How many searches have at least this many evaluations. */
  long goingOn(int evaluations) {
    return trajectories.stream().filter(it -> it.length() >= evaluations).count();
  }

  /** How many evaluations it took until something was reached. */
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
            .map(
                own ->
                    Arrays.stream(others)
                        .map(it -> (Integer.signum(Double.compare(own, it)) + 1) / 2.0)
                        .sum())
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
