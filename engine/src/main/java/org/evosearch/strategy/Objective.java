package org.evosearch.strategy;

import java.util.OptionalDouble;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Metric;

/**
 * A metric that is optimized. The only place where a metric becomes a fitness: larger is better.
 *
 * @param metric what is optimized, in its better direction
 */
public record Objective(Metric metric) {

  /** The fitness of a measurement, empty if the trial failed or the metric is unknown. */
  public OptionalDouble fitness(Measurement tried) {
    OptionalDouble value = tried.value(metric);
    return value.isEmpty() || metric.isLargerBetter()
        ? value
        : OptionalDouble.of(-value.getAsDouble());
  }
}
