package org.evosearch.evaluation;

import org.evosearch.training.TaskData;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Trains or scores each candidate, depending on its budget. */
final class PrefilteredEvaluator implements Evaluator {

  private final TrainedEvaluator training;
  private final ZeroCostEvaluator scoring;
  private final TaskData images;

  private PrefilteredEvaluator(PrefilteredRecipe recipe, TaskData images) {
    TrainedRecipe trained = recipe.training();
    this.training = new TrainedEvaluator(trained, images);
    this.scoring = new ZeroCostEvaluator(recipe.scores(), trained.limits(), images);
    this.images = images;
  }

  static Evaluator open(PrefilteredRecipe recipe, DeviceSlot slot) {
    TrainedRecipe trained = recipe.training();
    TaskData images =
        EvaluationData.open(trained.dataset(), trained.dataDigest(), trained.limits(), slot);
    Libtorch.use(trained.plan().arithmetic(), slot);
    Evaluator either = new PrefilteredEvaluator(recipe, images);
    return MeteredEvaluator.of(new GuardedEvaluator(either), recipe, slot);
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    return trial.budget().trains()
        ? training.evaluate(trial, started)
        : scoring.evaluate(trial, started);
  }

  @Override
  public void close() {
    images.close();
  }
}
