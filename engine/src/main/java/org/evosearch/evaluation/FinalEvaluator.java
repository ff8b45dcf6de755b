package org.evosearch.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.evosearch.dataset.ImageTask;
import org.evosearch.network.SavedModel;
import org.evosearch.training.Checkpoints;
import org.evosearch.training.Deadline;
import org.evosearch.training.Score;
import org.evosearch.training.TaskImages;
import org.evosearch.training.TrainingResult;
import org.evosearch.training.TrainingRun;
import org.evosearch.training.TrainingTask;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Trains a network to the end, keeps its state after each epoch, and saves it. */
final class FinalEvaluator implements Evaluator {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final FinalRecipe recipe;
  private final ImageTask task;
  private final TaskImages images;

  private FinalEvaluator(FinalRecipe recipe, ImageTask task, TaskImages images) {
    this.recipe = recipe;
    this.task = task;
    this.images = images;
  }

  static Evaluator open(FinalRecipe recipe, DeviceSlot slot) {
    ImageTask task = EvaluationImages.load(recipe.dataset(), recipe.dataDigest()).trainingOnAll();
    TaskImages images =
        EvaluationImages.place(task, slot, recipe.threads(), recipe.dataset().splitSeed());
    Libtorch.use(recipe.plan().arithmetic(), slot);
    return new GuardedEvaluator(new FinalEvaluator(recipe, task, images));
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    try (TrainingRun run = new TrainingRun(task(trial), images, new Deadline(Duration.ZERO))) {
      Checkpoints checkpoints = new Checkpoints(recipe.folders().checkpoints());
      checkpoints.resume(run);
      TrainingResult result = run.run(done -> checkpoints.keep(done.state()));
      Score test = run.score(task.test());
      save(run, trial, test);
      return new Outcome.Measured(
          Map.of(
              Metric.TEST_ACCURACY, test.accuracy(),
              Metric.TRAIN_LOSS, result.last().trainLoss()),
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

  private void save(TrainingRun run, Trial trial, Score test) {
    recipe
        .folders()
        .model()
        .write("model.json", description(trial, test).getBytes(StandardCharsets.UTF_8));
    SavedModel.files(run.network()).forEach(recipe.folders().model()::write);
  }

  /** What users of the model have to know. */
  private String description(Trial trial, Score test) {
    JsonObject description = new JsonObject();
    description.addProperty("run", recipe.origin().run());
    description.addProperty("search", recipe.origin().search());
    description.addProperty("genotype", recipe.origin().genotype());
    description.addProperty("trial", trial.id().toString());
    description.addProperty("fingerprint", trial.fingerprint().toString());
    description.addProperty("dataset", task.name());
    description.addProperty("dataset_digest", task.digest());
    // The byte value that stands for 1.0: what a network sees is (byte / it - mean) / deviation.
    description.addProperty("pixel_maximum", task.train().maximum());
    description.add("image_shape", GSON.toJsonTree(task.shape().dimensions()));
    description.add("means", GSON.toJsonTree(task.normalization().means()));
    description.add("deviations", GSON.toJsonTree(task.normalization().deviations()));
    description.add("class_names", GSON.toJsonTree(task.classNames()));
    description.addProperty("test_accuracy", test.accuracy());
    return GSON.toJson(description) + "\n";
  }

  @Override
  public void close() {
    images.close();
  }
}
