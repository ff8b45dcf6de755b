package org.evosearch.strategy;

import org.evosearch.trial.Measurement;
import org.evosearch.trial.Metric;

/**
 * A metric that must not be too large.
 *
 * @param metric such as parameters or latency
 * @param atMost the largest value that is allowed, above 0
 */
public record Constraint(Metric metric, double atMost) {

  /** Checks the range. */
  public Constraint {
    if (!(atMost > 0)) {
      throw new IllegalArgumentException("Invalid limit: " + atMost + " (above 0)");
    }
  }

  /** By how much the limit is exceeded, as a share of it; 0 where it holds or nobody knows. */
  public double violation(Measurement tried) {
    double value = tried.value(metric).orElse(0);
    return Math.max(0, value / atMost - 1);
  }
}
