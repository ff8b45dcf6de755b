package org.evosearch.evaluation;

import java.util.Optional;
import java.util.Set;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.supernet.SupernetPlan;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Scores mixtures of a supernet's operations (alpha), and trains its weights between scorings.
 *
 * @param dataset which images
 * @param dataDigest SHA-256 of the images that the driver saw; other images are refused
 * @param plan of the supernet
 * @param limits what one trial may take
 * @param weights folder of the weights of each epoch; null until it is known
 */
public record SupernetRecipe(
    DatasetSettings dataset,
    String dataDigest,
    SupernetPlan plan,
    TrialLimits limits,
    @Nullable LastingFolder weights)
    implements EvaluatorRecipe {

  /** The metrics of a scoring. */
  public static final Set<Metric> METRICS =
      Set.of(Metric.VALIDATION_ACCURACY, Metric.VALIDATION_LOSS);

  @Override
  public EvaluatorRecipe keepingIn(LastingFolder folder) {
    return new SupernetRecipe(dataset, dataDigest, plan, limits, folder);
  }

  /**
   * The memory of training the whole supernet; empty for scorings, whose memory is not predicted.
   */
  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    return trial.candidate() instanceof Candidate.Shared step && step.stage().isTraining()
        ? Optional.of(MemoryDemand.ofTraining(plan.network(), plan.weights(), limits))
        : Optional.empty();
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return SupernetEvaluator.open(this, device);
  }
}
