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
 * Statistics of one variant over its searches.
 *
 * @param variant its name
 * @param trajectories one for each seed, at least one
 */
record VariantStatistics(String variant, List<Trajectory> trajectories) {

  /** Stands for a missing value: finite, and worse than any other. */
  private static final double NOTHING = -Double.MAX_VALUE / 4;

  /** Stands for a goal that was not reached. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** Copies the list. */
  VariantStatistics {
    trajectories = List.copyOf(trajectories);
  }

  /**
   * The distribution of a value over the seeds. Each percentile is negative infinity if it falls on
   * a search without a value.
   *
   * @param median 50th percentile
   * @param low 5th percentile
   * @param high 95th percentile
   */
  record Spread(double median, double low, double high) {

    DoubleStream all() {
      return DoubleStream.of(median, low, high);
    }
  }

  /**
   * The number of evaluations until a goal was reached.
   *
   * @param median over all seeds, infinite if half of them or more did not reach it
   * @param high 95th percentile, infinite if more than 5 % did not reach it
   * @param reached the number of seeds that reached it
   */
  record Waiting(double median, double high, int reached) {}

  /** Median and 90 % interval of a value over the seeds. */
  Spread spread(ToDoubleFunction<Trajectory> value) {
    double[] values =
        Arrays.stream(values(value)).map(it -> Double.isFinite(it) ? it : NOTHING).toArray();
    return new Spread(known(values, 50), known(values, 5), known(values, 95));
  }

  /** A percentile; negative infinity if a missing value takes part in it. */
  private static double known(double[] values, double percent) {
    double percentile = percentile(values, percent);
    return percentile > NOTHING / 4 ? percentile : Double.NEGATIVE_INFINITY;
  }

  /** The mean of a value over the seeds; not finite if a search has none. */
  double mean(ToDoubleFunction<Trajectory> value) {
    return new Mean().evaluate(values(value));
  }

  /** The sample standard deviation of a value over the seeds (n - 1); NaN if a search has none. */
  double deviation(ToDoubleFunction<Trajectory> value) {
    return trajectories.size() < 2 ? Double.NaN : new StandardDeviation().evaluate(values(value));
  }

  /** The number of evaluations of the longest search. */
  int longest() {
    return trajectories.stream().mapToInt(Trajectory::length).max().orElse(0);
  }

  /** The number of searches with at least this many evaluations. */
  long reaching(int evaluations) {
    return trajectories.stream().filter(it -> it.length() >= evaluations).count();
  }

  /** The number of evaluations until a goal was reached. */
  Waiting waiting(Function<Trajectory, OptionalInt> reached) {
    double[] values = values(trajectory -> reached.apply(trajectory).orElse(NEVER));
    int there = (int) Arrays.stream(values).filter(value -> value < NEVER).count();
    return new Waiting(waited(percentile(values, 50)), waited(percentile(values, 95)), there);
  }

  /** The mean of two values is infinite if one of them was not reached. */
  private static double waited(double percentile) {
    return percentile < NEVER / 2.0 ? percentile : Double.POSITIVE_INFINITY;
  }

  private double[] values(ToDoubleFunction<Trajectory> value) {
    return trajectories.stream().mapToDouble(value).toArray();
  }

  /** The nearest value, or the mean of the two nearest (R's type 2). */
  private static double percentile(double[] values, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_2).evaluate(values, percent);
  }

  /**
   * The two-sided p-value that a score is as large for this variant as for another one, by {@link
   * MannWhitney}.
   */
  double mannWhitney(VariantStatistics other, ToDoubleFunction<Trajectory> score) {
    return MannWhitney.p(values(score), other.values(score));
  }

  /**
   * The share of all pairs of a search of this variant and one of another in which this one has the
   * larger score; pairs with equal scores count half.
   */
  double ahead(VariantStatistics other, ToDoubleFunction<Trajectory> score) {
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
   * A score that is larger the sooner a goal was reached. All searches that did not reach it are
   * tied for last, whatever their length, so that giving up early is not rewarded.
   */
  static double soonness(OptionalInt reached) {
    return -reached.orElse(NEVER);
  }
}
