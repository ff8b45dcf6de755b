package org.evosearch.evaluation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * Trains candidates, or only scores them where the trial's budget has no training. Both use the
 * same images, which are placed on a device once.
 *
 * @param training how candidates are trained
 * @param scores by which candidates are chosen for training
 */
public record PrefilteredRecipe(TrainedRecipe training, ZeroCostPlan scores)
    implements EvaluatorRecipe {

  /**
   * The metrics of training runs and of scores, including those that are counted on the network.
   */
  public Set<Metric> metrics() {
    Set<Metric> metrics = new TreeSet<>(training.metrics());
    metrics.addAll(scores.metrics());
    return metrics;
  }

  /** This recipe for the images of the given digest. */
  public PrefilteredRecipe forData(String digest) {
    return new PrefilteredRecipe(training.forData(digest), scores);
  }

  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    return trial.budget().trains()
        ? training.memory(trial)
        : Optional.of(MemoryDemand.ofScoring(trial, scores, training.limits()));
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return PrefilteredEvaluator.open(this, device);
  }
}
