package org.evosearch.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskImages;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Trains each candidate on the images that it holds on its device. */
final class TrainedEvaluator implements Evaluator {

  private final TrainingPlan plan;
  private final TrialLimits limits;
  private final TaskImages images;

  TrainedEvaluator(TrainingPlan plan, TrialLimits limits, TaskImages images) {
    this.plan = plan;
    this.limits = limits;
    this.images = images;
  }

  static Evaluator open(TrainedRecipe recipe, DeviceSlot slot) {
    TaskImages images =
        EvaluationImages.open(recipe.dataset(), recipe.dataDigest(), recipe.limits(), slot);
    Libtorch.use(recipe.plan().arithmetic(), slot);
    Evaluator trained = new TrainedEvaluator(recipe.plan(), recipe.limits(), images);
    return MeteredEvaluator.of(new GuardedEvaluator(trained), recipe, slot);
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    TrainingPlan own = plan.with(trial.network().hyperparameters());
    MemoryDemand.ofTraining(trial, own, limits).check();
    TrainingTask task =
        new TrainingTask(trial.network().architecture(), own, trial.budget(), trial.seed());
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(limits.time()))) {
      TrainingResult result = run.run(done -> {}, earlyEnd(trial));
      return measured(result, started);
    }
  }

  private EarlyEnd earlyEnd(Trial trial) {
    long held = images.validation().map(DeviceImages::count).orElse(1);
    return new EarlyEnd(trial.thresholds(), held);
  }

  static Outcome.Measured measured(TrainingResult result, Execution started) {
    return new Outcome.Measured(
        metrics(result.last()),
        result.curve(),
        started.finishedNow().withImagesPerSecond(result.imagesPerSecond()));
  }

  private static Map<Metric, Double> metrics(Epoch last) {
    Map<Metric, Double> metrics = new HashMap<>();
    metrics.put(Metric.VALIDATION_ACCURACY, last.validationAccuracy());
    metrics.put(Metric.VALIDATION_LOSS, last.validationLoss());
    metrics.put(Metric.TRAIN_LOSS, last.trainLoss());
    return metrics;
  }

  @Override
  public void close() {
    images.close();
  }
}
