package org.evosearch.evaluation;

import java.util.Optional;
import java.util.Set;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.training.ScoreStatistics;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * Candidates are trained on images and scored on validation images.
 *
 * @param dataset which images
 * @param dataDigest SHA-256 of the images that the driver saw; other images are refused
 * @param plan how networks are trained
 * @param limits what one trial may take
 */
public record TrainedRecipe(
    DatasetSettings dataset, String dataDigest, TrainingPlan plan, TrialLimits limits)
    implements EvaluatorRecipe {

  /** What a training measures, or what is counted on its network. */
  public static final Set<Metric> METRICS =
      Set.of(
          Metric.VALIDATION_ACCURACY,
          Metric.VALIDATION_LOSS,
          Metric.TRAIN_LOSS,
          Metric.PARAMETERS,
          Metric.MULTIPLY_ADDS);

  /** This recipe for the images of the given digest. */
  public TrainedRecipe forData(String digest) {
    return new TrainedRecipe(dataset, digest, plan, limits);
  }

  /** This recipe with another plan. */
  public TrainedRecipe with(TrainingPlan other) {
    return new TrainedRecipe(dataset, dataDigest, other, limits);
  }

  /** This recipe with other statistics for scores. */
  TrainedRecipe with(ScoreStatistics statistics) {
    return new TrainedRecipe(dataset, dataDigest, plan.with(statistics), limits);
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
