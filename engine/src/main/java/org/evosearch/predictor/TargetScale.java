package org.evosearch.predictor;

import java.util.List;

/**
 * The scale of targets, which are learned in place of accuracies in percent: the distance from the
 * mean, in standard deviations, times a factor.
 *
 * @param mean of the accuracies that are learned from
 * @param deviation standard deviation of those, positive
 * @param factor 0.01 in the authors' code
 */
public record TargetScale(double mean, double deviation, double factor) {

  /** The scale for accuracies, at least one; where all are equal, the deviation is 1. */
  static TargetScale of(List<Double> accuracies, double factor) {
    double mean = accuracies.stream().mapToDouble(a -> a).average().orElseThrow();
    double variance =
        accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).average().orElseThrow();
    return new TargetScale(mean, variance == 0 ? 1 : Math.sqrt(variance), factor);
  }

  /** The target of an accuracy. */
  double target(double accuracy) {
    return (accuracy - mean) / deviation * factor;
  }

  /** The accuracy of a target, at least 0. */
  double accuracy(double target) {
    return Math.max(0, target / factor * deviation + mean);
  }
}
