package org.evosearch.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.training.ScoreStatistics;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * Candidates are trained and then scored on the validation part of the data.
 *
 * @param dataset which data
 * @param dataDigest SHA-256 of the data that the driver saw; others are refused
 * @param plan how networks are trained
 * @param limits what one trial may take
 * @param further metrics besides loss and accuracy
 */
public record TrainedRecipe(
    DatasetSettings dataset,
    String dataDigest,
    TrainingPlan plan,
    TrialLimits limits,
    List<TaskMetric> further)
    implements EvaluatorRecipe {

  /** Copies the list. */
  public TrainedRecipe {
    further = List.copyOf(further);
  }

  /** A recipe that measures loss and accuracy. */
  public TrainedRecipe(
      DatasetSettings dataset, String dataDigest, TrainingPlan plan, TrialLimits limits) {
    this(dataset, dataDigest, plan, limits, List.of());
  }

  /** The metrics of a training run, including those that are counted on its network. */
  public Set<Metric> metrics() {
    Set<Metric> metrics = new TreeSet<>();
    if (!dataset.isNumbers()) {
      metrics.add(Metric.VALIDATION_ACCURACY);
    }
    metrics.addAll(
        List.of(
            Metric.VALIDATION_LOSS, Metric.TRAIN_LOSS, Metric.PARAMETERS, Metric.MULTIPLY_ADDS));
    further.forEach(metric -> metrics.add(metric.validation()));
    return metrics;
  }

  /** This recipe for the data of the given digest. */
  public TrainedRecipe forData(String digest) {
    return new TrainedRecipe(dataset, digest, plan, limits, further);
  }

  /** This recipe with another plan. */
  public TrainedRecipe with(TrainingPlan other) {
    return new TrainedRecipe(dataset, dataDigest, other, limits, further);
  }

  /** This recipe with other statistics for scores. */
  TrainedRecipe with(ScoreStatistics statistics) {
    return new TrainedRecipe(dataset, dataDigest, plan.with(statistics), limits, further);
  }

  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    TrainingPlan own = plan.with(trial.network().hyperparameters());
    return Optional.of(MemoryDemand.ofTraining(trial, own, limits));
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return TrainedEvaluator.open(this, device);
  }
}
