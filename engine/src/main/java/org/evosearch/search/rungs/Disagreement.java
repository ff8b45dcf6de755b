package org.evosearch.search.rungs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;

/**
 * Whether two rungs order the networks that were trained on both differently, by more than noise:
 * while they agree, longer training runs would add no information.
 *
 * <p>Ondrej Bohdal, Lukas Balles, Martin Wistuba, Beyza Ermis, Cedric Archambeau, Giovanni
 * Zappella: PASHA: Efficient HPO and NAS with Progressive Resource Allocation. ICLR 2023, section
 * 4: two networks count as equal if their values on the lower rung differ by no more than epsilon,
 * the 90th percentile of the differences between pairs that changed order. The paper takes pairs
 * that changed it twice along their learning curves; here training runs on two rungs have no curve
 * in common, so the pairs that the two rungs order differently are taken.
 */
final class Disagreement {

  private static final double PERCENTILE = 0.9;

  /** By the higher rung; where it does not tell two networks apart, the lower one decides. */
  private static final Comparator<double[]> BEST_FIRST =
      Comparator.<double[]>comparingDouble(pair -> -pair[1]).thenComparingDouble(pair -> -pair[0]);

  private final double[] low;
  private final double[] high;

  private Disagreement(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  static boolean isThere(Map<Fingerprint, RungTrial> lower, Map<Fingerprint, RungTrial> higher) {
    List<double[]> both =
        higher.values().stream()
            .flatMap(
                one ->
                    Stream.ofNullable(lower.get(one.network()))
                        .map(shorter -> new double[] {shorter.fitness(), one.fitness()}))
            .sorted(BEST_FIRST)
            .toList();
    return new Disagreement(
            both.stream().mapToDouble(pair -> pair[0]).toArray(),
            both.stream().mapToDouble(pair -> pair[1]).toArray())
        .isLarge();
  }

  private boolean isLarge() {
    double epsilon = epsilon();
    double[] ranked = Arrays.stream(low).map(value -> -value).sorted().map(v -> -v).toArray();
    return IntStream.range(0, low.length).anyMatch(i -> Math.abs(low[i] - ranked[i]) > epsilon);
  }

  /**
   * The 90th percentile of the differences on the lower rung between pairs that changed order; 0 if
   * none did.
   */
  private double epsilon() {
    double[] apart =
        IntStream.range(0, low.length)
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, i)
                        .filter(j -> (low[i] - low[j]) * (high[i] - high[j]) < 0)
                        .mapToObj(j -> Math.abs(low[i] - low[j])))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return apart.length == 0 ? 0 : apart[(int) Math.ceil(PERCENTILE * apart.length) - 1];
  }
}
