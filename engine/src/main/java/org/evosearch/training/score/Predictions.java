package org.evosearch.training.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.evosearch.dataset.Targets;
import org.evosearch.trial.Metric;

/** Predictions of a network for some examples, with their targets. */
public interface Predictions {

  /**
   * Adds a batch.
   *
   * @param outputs (N, K), row by row
   * @param targets (N) classes, or (N, K) standardized numbers, row by row
   */
  void add(float[] outputs, double[] targets);

  /** The value of a metric; empty if it is undefined for these examples. */
  OptionalDouble value(TaskMetric metric);

  /** The values of metrics, each under a key of its own; without those that are undefined. */
  default Map<Metric, Double> values(List<TaskMetric> metrics, Function<TaskMetric, Metric> key) {
    Map<Metric, Double> values = new HashMap<>();
    metrics.forEach(one -> value(one).ifPresent(value -> values.put(key.apply(one), value)));
    return values;
  }

  /** No predictions so far. */
  static Predictions of(Targets targets) {
    return targets instanceof Targets.Numbers numbers
        ? new NumberPredictions(numbers)
        : new ClassPredictions(targets.outputs());
  }
}
