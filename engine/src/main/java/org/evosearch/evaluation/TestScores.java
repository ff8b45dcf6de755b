package org.evosearch.evaluation;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.training.Score;
import org.evosearch.training.score.Predictions;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Metric;

/**
 * How a trained network tells the targets of the test part.
 *
 * @param accuracy in percent; NaN of numbers
 * @param further the other metrics, of tables
 */
record TestScores(double accuracy, Map<TaskMetric, Double> further) {

  /** Copies the map. */
  TestScores {
    further = new TreeMap<>(further);
  }

  /** Of images. */
  static TestScores of(Score score) {
    return new TestScores(score.accuracy(), Map.of());
  }

  /** Of a table. */
  static TestScores of(Score score, Predictions predictions) {
    Map<TaskMetric, Double> further = new HashMap<>();
    for (TaskMetric metric : TaskMetric.values()) {
      predictions.value(metric).ifPresent(value -> further.put(metric, value));
    }
    return new TestScores(score.accuracy(), further);
  }

  Map<Metric, Double> metrics() {
    Map<Metric, Double> metrics = new HashMap<>();
    if (!Double.isNaN(accuracy)) {
      metrics.put(Metric.TEST_ACCURACY, accuracy);
    }
    further.forEach((metric, value) -> metrics.put(metric.test(), value));
    return metrics;
  }

  void addTo(JsonObject description) {
    metrics().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                description.addProperty(entry.getKey().key().replace('-', '_'), entry.getValue()));
  }
}
