package org.evosearch.evaluation;

import java.util.Optional;
import org.evosearch.inheritance.Inheritance;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.ScoreStatistics;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Trains candidates from the weights of their parents, if they have any, and keeps the trained
 * weights for their children.
 *
 * @param training how networks are trained
 * @param rule which weights children take from their parents
 * @param weights folder in which weights are kept; null until it is known
 */
public record InheritingRecipe(
    TrainedRecipe training, Inheritance rule, @Nullable LastingFolder weights)
    implements EvaluatorRecipe {

  /** A recipe that scores images with re-estimated running statistics. */
  public InheritingRecipe(TrainedRecipe training, Inheritance rule) {
    this(training.with(ScoreStatistics.RE_ESTIMATED), rule, null);
  }

  /** This recipe for the images of the given digest. */
  public InheritingRecipe forData(String digest) {
    return new InheritingRecipe(training.forData(digest), rule, weights);
  }

  @Override
  public EvaluatorRecipe keepingIn(LastingFolder folder) {
    return new InheritingRecipe(training, rule, folder);
  }

  @Override
  public Optional<WeightFolder> weightFolder() {
    return Optional.ofNullable(weights).map(WeightFolder::new);
  }

  @Override
  public Optional<MemoryDemand> memory(Trial trial) {
    return training.memory(trial);
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return InheritingEvaluator.open(this, device);
  }
}
