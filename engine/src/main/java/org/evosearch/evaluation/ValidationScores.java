package org.evosearch.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;

/**
 * Measures training runs when they have finished.
 *
 * @param images the data of the task
 * @param further metrics besides loss and accuracy
 */
record ValidationScores(TaskData images, List<TaskMetric> further) {

  /** The outcome of a training run that has finished and is not closed yet. */
  Outcome.Measured measured(TrainingRun run, TrainingResult result, Execution started) {
    Map<Metric, Double> metrics = metrics(result.last());
    images.validation().ifPresent(held -> add(run, held, metrics));
    return new Outcome.Measured(
        metrics,
        result.curve(),
        started.finishedNow().withImagesPerSecond(result.imagesPerSecond()));
  }

  private static Map<Metric, Double> metrics(Epoch last) {
    Map<Metric, Double> metrics = new HashMap<>();
    // Regression has no accuracy.
    if (!Double.isNaN(last.validationAccuracy())) {
      metrics.put(Metric.VALIDATION_ACCURACY, last.validationAccuracy());
    }
    metrics.put(Metric.VALIDATION_LOSS, last.validationLoss());
    metrics.put(Metric.TRAIN_LOSS, last.trainLoss());
    return metrics;
  }

  private void add(TrainingRun run, DeviceExamples held, Map<Metric, Double> metrics) {
    if (!further.isEmpty()) {
      metrics.putAll(run.predictions(held).values(further, TaskMetric::validation));
    }
  }
}
