package org.evosearch.training.score;

import java.util.OptionalDouble;
import org.evosearch.dataset.Targets;

/** What a network gives for some examples, beside what it should give. */
public interface Predictions {

  /**
   * Takes in a batch.
   *
   * @param outputs (N, K), row by row
   * @param targets (N) classes, or (N, K) standardized numbers, row by row
   */
  void add(float[] outputs, double[] targets);

  /** The value of a metric; empty where these examples leave it undefined. */
  OptionalDouble value(TaskMetric metric);

  /** No predictions so far. */
  static Predictions of(Targets targets) {
    return targets instanceof Targets.Numbers numbers
        ? new NumberPredictions(numbers)
        : new ClassPredictions(targets.outputs());
  }
}
