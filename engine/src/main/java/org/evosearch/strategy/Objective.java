package org.evosearch.strategy;

import java.util.OptionalDouble;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Metric;

/**
 * A metric that is optimised. This is the one place where a metric becomes a fitness, larger is
 * better.
 *
 * @param metric what is optimised, in its better direction
 */
public record Objective(Metric metric) {

  /** The fitness of what was tried, empty if it failed or the metric is not known. */
  public OptionalDouble fitness(Measurement tried) {
    OptionalDouble value = tried.value(metric);
    return value.isEmpty() || metric.isLargerBetter()
        ? value
        : OptionalDouble.of(-value.getAsDouble());
  }
}
