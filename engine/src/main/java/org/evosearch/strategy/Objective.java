package org.evosearch.strategy;

import java.util.OptionalDouble;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;

/**
 * Which metric is optimised. This is the one place where a metric becomes a fitness, larger is
 * better.
 *
 * @param metric what is optimised, in its better direction
 */
public record Objective(Metric metric) {

  /** The fitness of an outcome, empty if it failed or was not measured. */
  public OptionalDouble fitness(Outcome outcome) {
    OptionalDouble value = outcome.metric(metric);
    return value.isEmpty() || metric.isLargerBetter()
        ? value
        : OptionalDouble.of(-value.getAsDouble());
  }
}
