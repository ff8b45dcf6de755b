package org.evosearch.evaluation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * Candidates are trained, or only scored where a trial's budget has no training. Both look at the
 * same images, which are on a device once.
 *
 * @param training how candidates are trained
 * @param scores what is found out about them before
 */
public record PrefilteredRecipe(TrainedRecipe training, ZeroCostPlan scores)
    implements EvaluatorRecipe {

  /** What a training and the scores measure, or what is counted on the network. */
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
