package org.evosearch.proxy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.hipparchus.stat.descriptive.rank.Median;

/** How good the networks are that a score ranks first, which correlation hardly depends on. */
final class RankedChoice {

  private static final long SEED = 2;

  private RankedChoice() {}

  /**
   * The mean accuracy of the network with the highest score, over draws of some of the networks; of
   * equal scores the first one drawn.
   *
   * @param among how many networks a draw has, at most as many as there are
   */
  static double favorite(double[] scores, double[] accuracy, int among, int draws) {
    return IntStream.range(0, draws)
        .mapToDouble(draw -> accuracy[favorite(scores, among, draw)])
        .average()
        .orElseThrow();
  }

  private static int favorite(double[] scores, int among, int draw) {
    int[] order = IntStream.range(0, scores.length).toArray();
    PermutationSampler.shuffle(new RandomStreams(SEED).stream(Purpose.PROPOSAL, draw, 0), order);
    return Arrays.stream(order)
        .limit(among)
        .reduce((best, other) -> scores[other] > scores[best] ? other : best)
        .orElseThrow();
  }

  /**
   * Normalized discounted cumulative gain of the first places: a network's gain is by how much its
   * accuracy exceeds the median, 0 if it does not; at least one has to exceed it.
   *
   * <p>Kalervo Järvelin, Jaana Kekäläinen: Cumulated gain-based evaluation of IR techniques. ACM
   * Transactions on Information Systems 20, 2002; discounted by log2(1 + place).
   */
  static double ndcg(double[] scores, double[] accuracy, int places) {
    double median = new Median().evaluate(accuracy);
    double[] gains = Arrays.stream(accuracy).map(value -> Math.max(0, value - median)).toArray();
    return cumulated(scores, gains, places) / cumulated(accuracy, gains, places);
  }

  private static double cumulated(double[] scores, double[] gains, int places) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .limit(places)
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, order.length)
        .mapToDouble(place -> gains[order[place]] * Math.log(2) / Math.log(place + 2.0))
        .sum();
  }
}
