package org.evosearch.evaluation;

import java.util.List;
import org.evosearch.inheritance.DonorNetwork;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Trains each candidate from the weights of its donors, and writes its own before it returns the
 * outcome. Missing or damaged weights are not a candidate's fault, and end the search.
 */
final class InheritingEvaluator implements Evaluator {
  private final InheritingRecipe recipe;
  private final TaskData images;
  private final WeightFolder folder;

  private InheritingEvaluator(InheritingRecipe recipe, TaskData images, WeightFolder folder) {
    this.recipe = recipe;
    this.images = images;
    this.folder = folder;
  }

  static Evaluator open(InheritingRecipe recipe, DeviceSlot slot) {
    WeightFolder folder =
        recipe
            .weightFolder()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot inherit weights: no weight folder is configured"));
    TrainedRecipe training = recipe.training();
    TaskData images =
        EvaluationData.open(training.dataset(), training.dataDigest(), training.limits(), slot);
    Libtorch.use(training.plan().arithmetic(), slot);
    return MeteredEvaluator.of(new InheritingEvaluator(recipe, images, folder), recipe, slot);
  }

  /** The weight file that a trial leaves; null until it is trained. */
  private static final class Legacy {
    private byte @Nullable [] file;
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    List<DonorNetwork> donors = donors(trial);
    Legacy legacy = new Legacy();
    Outcome outcome =
        GuardedEvaluator.guarded(() -> train(trial, donors, legacy, started), started);
    byte[] file = legacy.file;
    return outcome instanceof Outcome.Measured measured && file != null
        ? measured.leaving(folder.write(file))
        : outcome;
  }

  private List<DonorNetwork> donors(Trial trial) {
    Heritage heritage = trial.heritage();
    return heritage == null
        ? List.of()
        : heritage.donors().stream().map(donor -> folder.read(donor.weights())).toList();
  }

  private Outcome train(Trial trial, List<DonorNetwork> donors, Legacy legacy, Execution started) {
    TrainedRecipe training = recipe.training();
    TrainingPlan own = training.plan().with(trial.network().hyperparameters());
    MemoryDemand.ofTraining(trial, own, training.limits()).check();
    TrainingTask task =
        new TrainingTask(trial.network().architecture(), own, trial.budget(), trial.seed());
    Ancestry ancestry = new Ancestry(recipe.rule(), trial, donors);
    Deadline deadline = new Deadline(training.limits().time());
    try (TrainingRun run = new TrainingRun(task, images, deadline, ancestry::beginning)) {
      Outcome.Measured measured =
          new ValidationScores(images, training.further()).measured(run, run.run(), started);
      if (trial.heritage() != null) {
        legacy.file = ancestry.file(run.network());
      }
      return measured;
    }
  }

  @Override
  public void close() {
    images.close();
  }
}
