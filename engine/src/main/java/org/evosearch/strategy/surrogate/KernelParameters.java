package org.evosearch.strategy.surrogate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters of an {@link AdditiveKernel} and the noise, as natural logarithms.
 *
 * @param logs weight and decay of each view in turn, then the variance of the noise
 */
record KernelParameters(List<Double> logs) {

  private static final List<Double> WEIGHT_AND_DECAY = List.of(0.0, StrictMath.log(1.2));
  private static final double NOISE = StrictMath.log(0.05);

  /** Copies the list. */
  KernelParameters {
    logs = List.copyOf(logs);
    if (logs.size() % 2 == 0) {
      throw new IllegalArgumentException("Invalid parameters: " + logs + " (an odd number)");
    }
  }

  /**
   * The center of the prior, for targets with variance 1: all views have equal weight, and
   * genotypes at the largest distance still have a correlation of 0.3.
   */
  static KernelParameters expected(int views) {
    return new KernelParameters(
        Stream.concat(
                Collections.nCopies(views, WEIGHT_AND_DECAY).stream().flatMap(List::stream),
                Stream.of(NOISE))
            .toList());
  }

  /** These parameters with a step added to one of them. */
  KernelParameters plus(int index, double step) {
    Double[] changed = logs.toArray(Double[]::new);
    changed[index] += step;
    return new KernelParameters(Arrays.asList(changed));
  }

  int views() {
    return logs.size() / 2;
  }

  double weight(int view) {
    return StrictMath.exp(logs.get(2 * view));
  }

  double decay(int view) {
    return StrictMath.exp(logs.get(2 * view + 1));
  }

  double noise() {
    return StrictMath.exp(logs.get(logs.size() - 1));
  }

  /** Sum of the squared differences of the logarithms. */
  double squaredDistance(KernelParameters other) {
    double sum = 0;
    for (int i = 0; i < logs.size(); i++) {
      double difference = logs.get(i) - other.logs.get(i);
      sum += difference * difference;
    }
    return sum;
  }
}
