package org.evosearch.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.supernet.MixtureScoring;
import org.evosearch.supernet.SharedWeights;
import org.evosearch.supernet.WeightStage;
import org.evosearch.supernet.WeightStore;
import org.evosearch.training.Deadline;
import org.evosearch.training.Score;
import org.evosearch.training.TaskData;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Trains shared weights, or scores mixtures with the weights that it loaded last: all scorings of
 * an epoch, in all threads of a process, load them once. Missing or damaged weights are not a
 * candidate's fault, and end the search.
 */
final class SupernetEvaluator implements Evaluator {

  private final SupernetRecipe recipe;
  private final TaskData images;
  private final WeightStage stage;
  private final MixtureScoring scoring;
  private final LatestValue<SharedWeights> loaded = new LatestValue<>(SharedWeights::close);

  private SupernetEvaluator(SupernetRecipe recipe, TaskData images, WeightStore store) {
    this.recipe = recipe;
    this.images = images;
    this.scoring = new MixtureScoring(recipe.plan(), images.validation().orElseThrow());
    this.stage = new WeightStage(recipe.plan(), images, scoring, store);
  }

  static Evaluator open(SupernetRecipe recipe, DeviceSlot slot) {
    if (recipe.weights() == null) {
      throw new IllegalStateException("Cannot evaluate a supernet: no weight folder is configured");
    }
    TaskData images =
        EvaluationData.open(recipe.dataset(), recipe.dataDigest(), recipe.limits(), slot);
    Libtorch.use(recipe.plan().weights().arithmetic(), slot);
    return new SupernetEvaluator(recipe, images, new WeightStore(recipe.weights()));
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    if (!(trial.candidate() instanceof Candidate.Shared step)) {
      throw new IllegalStateException("[BUG] Expected a step of a supernet: " + trial.candidate());
    }
    return step.stage().isTraining() ? trained(trial, step, started) : scored(step, started);
  }

  private Outcome trained(Trial trial, Candidate.Shared step, Execution started) {
    try (SharedWeights weights = stage.begun(step)) {
      Outcome outcome =
          GuardedEvaluator.guarded(() -> train(trial, step, weights, started), started);
      if (outcome instanceof Outcome.Measured) {
        stage.keep(trial, step, weights);
      }
      return outcome;
    }
  }

  private Outcome train(
      Trial trial, Candidate.Shared step, SharedWeights weights, Execution started) {
    recipe.memory(trial).ifPresent(MemoryDemand::check);
    WeightStage.Result result = stage.run(trial, step, weights, deadline());
    Epoch epoch = result.epoch();
    Map<Metric, Double> metrics = metrics(epoch.validationAccuracy(), epoch.validationLoss());
    metrics.put(Metric.TRAIN_LOSS, epoch.trainLoss());
    return new Outcome.Measured(
        metrics,
        List.of(epoch),
        started.finishedNow().withImagesPerSecond(result.imagesPerSecond()),
        result.logits());
  }

  private Outcome scored(Candidate.Shared step, Execution started) {
    return loaded.use(
        step.weights(),
        () -> stage.begun(step),
        weights -> GuardedEvaluator.guarded(() -> score(step, weights, started), started));
  }

  private Outcome score(Candidate.Shared step, SharedWeights weights, Execution started) {
    Score score = scoring.score(step, weights, deadline());
    return new Outcome.Measured(
        metrics(score.accuracy(), score.loss()), List.of(), started.finishedNow());
  }

  private Deadline deadline() {
    return new Deadline(recipe.limits().time());
  }

  private static Map<Metric, Double> metrics(double accuracy, double loss) {
    Map<Metric, Double> metrics = new HashMap<>();
    metrics.put(Metric.VALIDATION_ACCURACY, accuracy);
    metrics.put(Metric.VALIDATION_LOSS, loss);
    return metrics;
  }

  @Override
  public void close() {
    loaded.close();
    images.close();
  }
}
