package org.evosearch.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.Part;
import org.evosearch.network.SavedModel;
import org.evosearch.training.Checkpoints;
import org.evosearch.training.Deadline;
import org.evosearch.training.TaskData;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Trains a network to the end, keeps its state after each epoch, and saves it. */
final class FinalEvaluator implements Evaluator {

  private final FinalRecipe recipe;
  private final DataTask task;
  private final TaskData images;

  private FinalEvaluator(FinalRecipe recipe, DataTask task, TaskData images) {
    this.recipe = recipe;
    this.task = task;
    this.images = images;
  }

  static Evaluator open(FinalRecipe recipe, DeviceSlot slot) {
    DataTask task = EvaluationData.load(recipe.dataset(), recipe.dataDigest()).trainingOnAll();
    TaskData images =
        EvaluationData.place(task, slot, recipe.threads(), recipe.dataset().splitSeed());
    Libtorch.use(recipe.plan().arithmetic(), slot);
    return new GuardedEvaluator(new FinalEvaluator(recipe, task, images));
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    try (TrainingRun run = new TrainingRun(task(trial), images, new Deadline(Duration.ZERO))) {
      Checkpoints checkpoints = new Checkpoints(recipe.folders().checkpoints());
      checkpoints.resume(run);
      TrainingResult result = run.run(done -> checkpoints.keep(done.state()));
      Map<Metric, Double> metrics = test(run);
      save(run, trial, metrics);
      metrics.put(Metric.TRAIN_LOSS, result.last().trainLoss());
      return new Outcome.Measured(
          metrics,
          result.curve(),
          started.finishedNow().withImagesPerSecond(result.imagesPerSecond()));
    }
  }

  private TrainingTask task(Trial trial) {
    return new TrainingTask(
        trial.network().architecture(),
        Optional.ofNullable(recipe.auxiliary()),
        recipe.plan().with(trial.network().hyperparameters()),
        trial.budget(),
        trial.seed());
  }

  /**
   * Test accuracy if the targets are classes; for tables and signals, also their further metrics.
   */
  private Map<Metric, Double> test(TrainingRun run) {
    Map<Metric, Double> metrics = new HashMap<>();
    try (DeviceExamples examples = task.placed(Part.TEST, images.manager())) {
      double accuracy = run.score(examples).accuracy();
      if (!Double.isNaN(accuracy)) {
        metrics.put(Metric.TEST_ACCURACY, accuracy);
      }
      if (!(task instanceof ImageTask)) {
        List<TaskMetric> further = TaskMetric.of(task.targets());
        metrics.putAll(run.predictions(examples).values(further, TaskMetric::test));
      }
    }
    return metrics;
  }

  private void save(TrainingRun run, Trial trial, Map<Metric, Double> test) {
    String description = new ModelDescription(recipe.origin(), task).text(trial, test);
    recipe.folders().model().write("model.json", description.getBytes(StandardCharsets.UTF_8));
    SavedModel.files(run.network()).forEach(recipe.folders().model()::write);
  }

  @Override
  public void close() {
    images.close();
  }
}
