package org.evosearch.strategy;

import java.util.Arrays;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** Ranks of values as shares, independent of their scale. */
public final class RankShares {

  private RankShares() {}

  /** For each value the share of all values that are smaller, equal ones counting half. */
  public static double[] of(double[] values) {
    // The ranking distinguishes -0.0 from 0.0.
    double[] signless = Arrays.stream(values).map(value -> value + 0.0).toArray();
    double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).rank(signless);
    return Arrays.stream(ranks).map(rank -> (rank - 0.5) / ranks.length).toArray();
  }
}
