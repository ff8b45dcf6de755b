package org.evosearch.strategy.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.RankShares;

/**
 * Transforms fitness to targets that a Gaussian process can explain.
 *
 * <p>Many networks hardly train, and how bad they are says little about the good ones. So a target
 * is the sum of two scores: the logit of the rank, which has no outliers, and the fitness, clipped
 * far below the median, which keeps the differences between good networks. Targets have mean 0 and
 * variance 1.
 */
final class Targets {

  /**
   * Distance below the median at which fitness is clipped, in units of the distance from there to
   * the best.
   */
  private static final double DEEPEST = 2;

  private Targets() {}

  /**
   * The targets of evaluations of which at least one was measured. Those that failed, or exceed
   * constraints, are as bad as the worst other one; if all measured ones exceed constraints, the
   * one that exceeds them least is best.
   */
  static double[] of(List<Evaluation<Choices>> evaluations) {
    return ofMerits(merits(evaluations));
  }

  /** Finite values, larger is better, in the order that {@link #of} describes. */
  static double[] merits(List<Evaluation<Choices>> evaluations) {
    boolean allowed = evaluations.stream().anyMatch(Targets::isAllowed);
    double[] merits =
        evaluations.stream()
            .mapToDouble(evaluation -> allowed ? fitness(evaluation) : lawfulness(evaluation))
            .toArray();
    double worst = Arrays.stream(merits).filter(Double::isFinite).min().orElseThrow();
    return Arrays.stream(merits).map(merit -> Math.max(merit, worst)).toArray();
  }

  private static boolean isAllowed(Evaluation<Choices> evaluation) {
    return evaluation.fitness().isPresent() && evaluation.violation() == 0;
  }

  private static double fitness(Evaluation<Choices> evaluation) {
    return isAllowed(evaluation) ? evaluation.fitness().getAsDouble() : Double.NEGATIVE_INFINITY;
  }

  private static double lawfulness(Evaluation<Choices> evaluation) {
    return evaluation.hasFailed() ? Double.NEGATIVE_INFINITY : -evaluation.violation();
  }

  /** The targets of finite values, larger is better. */
  static double[] ofMerits(double[] merits) {
    double[] ranked = standardized(logits(merits));
    double[] clipped = standardized(clipped(merits));
    return standardized(
        IntStream.range(0, merits.length).mapToDouble(i -> ranked[i] + clipped[i]).toArray());
  }

  private static double[] clipped(double[] merits) {
    double[] sorted = merits.clone();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    double floor = median - DEEPEST * (sorted[sorted.length - 1] - median);
    return Arrays.stream(merits).map(merit -> Math.max(merit, floor)).toArray();
  }

  /** The logit of each value's rank among all, the mean rank for ties. */
  private static double[] logits(double[] values) {
    return Arrays.stream(RankShares.of(values))
        .map(share -> StrictMath.log(share / (1 - share)))
        .toArray();
  }

  /** Values scaled to mean 0 and variance 1; all 0 if all are equal. */
  private static double[] standardized(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    return Arrays.stream(values)
        .map(value -> deviation > 0 ? (value - mean) / deviation : 0)
        .toArray();
  }
}
