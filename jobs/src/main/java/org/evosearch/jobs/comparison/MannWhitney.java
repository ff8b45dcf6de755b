package org.evosearch.jobs.comparison;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * The two-sided Mann-Whitney test of two independent samples. Up to 50 values together, p is exact:
 * the share of all assignments of the values to two such samples that are at least as extreme,
 * given the ties. With more values, the normal approximation is used, with corrections for ties and
 * continuity.
 */
final class MannWhitney {

  private static final int LARGEST_EXACT = 50;

  private MannWhitney() {}

  /**
   * The p-value.
   *
   * @param x at least one value, none of them NaN
   * @param y at least one value, none of them NaN
   */
  static double p(double[] x, double[] y) {
    return x.length + y.length <= LARGEST_EXACT
        ? permuted(x, y)
        : new MannWhitneyUTest().mannWhitneyUTest(x, y, false);
  }

  private static DoubleStream together(double[] x, double[] y) {
    return DoubleStream.concat(Arrays.stream(x), Arrays.stream(y));
  }

  /**
   * The exact p-value given the ties: twice the share of the smaller tail of all rank sums that
   * samples of these sizes can have, at most 1. The exact test of Hipparchus supports no ties, and
   * returns p = 2 / 126 instead of 1 for balanced samples of four and five values.
   */
  private static double permuted(double[] x, double[] y) {
    int[] ranks = doubledRanks(x, y);
    int observed = Arrays.stream(ranks, 0, x.length).sum();
    double[] sums = waysToSum(ranks, x.length);
    double atMost = Arrays.stream(sums, 0, observed + 1).sum();
    double atLeast = Arrays.stream(sums, observed, sums.length).sum();
    return Math.min(1, 2 * Math.min(atMost, atLeast) / Arrays.stream(sums).sum());
  }

  /** Twice the rank of each value, mean ranks where values are equal: whole numbers. */
  private static int[] doubledRanks(double[] x, double[] y) {
    double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).rank(together(x, y).toArray());
    return Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
  }

  /**
   * The number of subsets of a size, by their sum (Streitberg and Roehmel, 1986): each rank either
   * joins a subset or does not. The numbers are exact, since they are below 2^53.
   */
  private static double[] waysToSum(int[] ranks, int size) {
    int largest = IntStream.of(ranks).sum();
    double[][] ways = new double[size + 1][largest + 1];
    ways[0][0] = 1;
    for (int rank : ranks) {
      for (int members = size; members > 0; members--) {
        for (int sum = largest; sum >= rank; sum--) {
          ways[members][sum] += ways[members - 1][sum - rank];
        }
      }
    }
    return ways[size];
  }
}
