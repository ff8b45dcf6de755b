package org.evosearch.strategy;

import java.util.OptionalDouble;
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

  /** The excess over the limit, as a share of it; 0 if it holds or the value is unknown. */
  public double violation(Measurement tried) {
    return violation(tried.value(metric));
  }

  /**
   * The excess of a value over the limit, as a share of it; 0 if it holds or the value is unknown.
   */
  public double violation(OptionalDouble value) {
    return Math.max(0, value.orElse(0) / atMost - 1);
  }
}
