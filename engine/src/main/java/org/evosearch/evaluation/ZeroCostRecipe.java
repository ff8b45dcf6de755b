package org.evosearch.evaluation;

import java.util.Optional;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Trial;

/**
 * Scores candidates without training them.
 *
 * @param dataset which images
 * @param dataDigest SHA-256 of the images that the driver saw; other images are refused
 * @param plan the scores
 * @param limits what one trial may take
 */
public record ZeroCostRecipe(
    DatasetSettings dataset, String dataDigest, ZeroCostPlan plan, TrialLimits limits)
    implements EvaluatorRecipe {

  /** This recipe for the images of the given digest. */
  public ZeroCostRecipe forData(String digest) {
    return new ZeroCostRecipe(dataset, digest, plan, limits);
  }

  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    return Optional.of(MemoryDemand.ofScoring(trial, plan, limits));
  }

  @Override
  public String verb() {
    return "scored without training";
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return ZeroCostEvaluator.open(this, device);
  }
}
