package org.evosearch.evaluation;

import org.evosearch.dataset.DeviceExamples;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Trains each candidate on the data that it holds on its device. */
final class TrainedEvaluator implements Evaluator {

  private final TrainingPlan plan;
  private final TrialLimits limits;
  private final TaskData images;
  private final ValidationScores scores;

  TrainedEvaluator(TrainedRecipe recipe, TaskData images) {
    this.plan = recipe.plan();
    this.limits = recipe.limits();
    this.images = images;
    this.scores = new ValidationScores(images, recipe.further());
  }

  static Evaluator open(TrainedRecipe recipe, DeviceSlot slot) {
    TaskData images =
        EvaluationData.open(recipe.dataset(), recipe.dataDigest(), recipe.limits(), slot);
    Libtorch.use(recipe.plan().arithmetic(), slot);
    Evaluator trained = new TrainedEvaluator(recipe, images);
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
      return scores.measured(run, result, started);
    }
  }

  private EarlyEnd earlyEnd(Trial trial) {
    long held = images.validation().map(DeviceExamples::count).orElse(1);
    return new EarlyEnd(trial.thresholds(), held);
  }

  @Override
  public void close() {
    images.close();
  }
}
