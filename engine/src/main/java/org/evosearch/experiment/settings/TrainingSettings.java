package org.evosearch.experiment.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.BatchStatistics;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.network.layer.Precision;
import org.evosearch.training.Arithmetic;
import org.evosearch.training.ClassWeights;
import org.evosearch.training.DropPathSchedule;
import org.evosearch.training.ScoreStatistics;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;

/** Reads the sections about training and its data. */
public final class TrainingSettings {

  private TrainingSettings() {}

  /** Reads the section {@code dataset}. */
  public static DatasetSettings dataset(Section section) {
    String name = section.text("name");
    if (!Datasets.names().contains(name)) {
      throw section.invalid("name", "one of " + String.join(", ", Datasets.names()));
    }
    Optional<QuerySettings> query = QuerySettings.of(section);
    double fraction = section.realAbove("validation-fraction", 0, 0.9);
    DatasetSettings settings =
        new DatasetSettings(
            name,
            section.optionalText("path").orElse(null),
            fraction,
            section.longWhole("split-seed"),
            section.whole("train-images", 0),
            section.whole("image-size", 0, 4096),
            section.choice("placement", ImagePlacement.class));
    Optional<SignalQuestion> signals = query.flatMap(QuerySettings::signal);
    Optional<TableQuestion> table = query.flatMap(QuerySettings::table);
    boolean areImages = query.isPresent() && signals.isEmpty() && table.isEmpty();
    if (settings.placement() == ImagePlacement.DISK && !areImages) {
      throw section.invalid("placement", "device or host; disk is for images of a snapshot");
    }
    return signals
        .map(question -> settings.ofSignals(question.length()))
        .or(() -> table.map(question -> settings.ofTable(question.encoding(section))))
        .orElse(settings);
  }

  /**
   * Refuses tables where only images and signals can be used.
   *
   * @param where that is, in words
   */
  public static void refuseTables(Section root, String where) {
    if (dataset(root.section("dataset")).kind() == DatasetSettings.Kind.TABULAR) {
      throw root.section("dataset").invalid("kind", "images or signal " + where);
    }
  }

  /**
   * Refuses tables and signals where only images can be used.
   *
   * @param where that is, in words
   */
  public static void requireImages(Section root, String where) {
    if (dataset(root.section("dataset")).kind() != DatasetSettings.Kind.IMAGES) {
      throw root.section("dataset").invalid("kind", "images " + where);
    }
  }

  /** Whether a batch is one image. */
  public static boolean hasBatchesOfOne(Section section) {
    return !AutomaticBatch.isAsked(section) && section.whole("batch-size", 1) == 1;
  }

  /**
   * Refuses batches of one image for networks that take the statistics of batches.
   *
   * @param section {@code training} or {@code final-training}
   */
  public static void requireStatistics(Section section, Architecture network) {
    if (hasBatchesOfOne(section) && BatchStatistics.needSeveralImages(network)) {
      throw section.invalid(
          "batch-size",
          "2 or more, since batch normalization at 1 x 1 has no statistics of one image");
    }
  }

  public static TrainedRecipe recipe(Section root, DatasetSettings dataset) {
    return new TrainedRecipe(
        dataset,
        "",
        plan(root.section("training"), AutomaticBatch.size(root.section("training"))),
        limits(root.section("limits")),
        further(root.section("search"), dataset));
  }

  /** All metrics of the targets of tables and signals; for images, those that are objectives. */
  private static List<TaskMetric> further(Section search, DatasetSettings dataset) {
    if (dataset.kind() != DatasetSettings.Kind.IMAGES) {
      return dataset.isNumbers() ? TaskMetric.ofNumbers() : TaskMetric.ofClasses();
    }
    List<String> asked = new ArrayList<>(search.texts("further-objectives"));
    asked.add(search.text("objective"));
    return TaskMetric.ofClasses().stream()
        .filter(metric -> asked.contains(metric.validation().key()))
        .toList();
  }

  /**
   * The recipe for data that were read, with the batch size chosen by them if it is automatic.
   *
   * @param data with all training examples
   */
  public static TrainedRecipe fitted(Section root, TrainedRecipe recipe, DataTask data) {
    TrainedRecipe own = recipe.forData(data.digest());
    if (!AutomaticBatch.isAsked(root.section("training"))) {
      return own;
    }
    double share = root.section("budget").realAbove("train-fraction", 0, 1);
    return own.with(AutomaticBatch.applied(own.plan(), share * data.count(Part.TRAIN)));
  }

  /** Reads the section {@code limits}. */
  public static TrialLimits limits(Section section) {
    return new TrialLimits(
        section.bytes("memory"), section.duration("time"), section.whole("threads", 1, 1024));
  }

  /** How networks are trained, from {@code training} or {@code final-training}. */
  public static TrainingPlan plan(Section section) {
    return plan(section, section.whole("batch-size", 1, 1 << 20));
  }

  private static TrainingPlan plan(Section section, int batchSize) {
    return new TrainingPlan(
        batchSize,
        optimizer(section),
        new TrainingPlan.LossPlan(
            section.real("label-smoothing", 0, Hyperparameters.MAX_LABEL_SMOOTHING),
            section.real("gradient-clip", 0, Double.MAX_VALUE),
            section.realAbove("loss-limit", 0, Double.MAX_VALUE),
            section.choice("class-weights", ClassWeights.class)),
        augmentation(section.section("augmentation")),
        section.choice("drop-path-schedule", DropPathSchedule.class),
        section.choice("statistics", ScoreStatistics.class),
        arithmetic(section));
  }

  private static Arithmetic arithmetic(Section section) {
    return new Arithmetic(
        section.choice("precision", Precision.class),
        section.choice("tf32", Arithmetic.Tf32.class),
        section.choice("algorithms", Arithmetic.Algorithms.class),
        section.choice("attention", Arithmetic.Attention.class));
  }

  /**
   * Refuses cutout holes that are as high or as wide as images.
   *
   * @param section {@code training} or {@code final-training}
   * @param image shape (C, H, W); signals and rows of tables have no holes
   */
  public static void requireSense(Section section, TensorShape image) {
    Section own = section.section("augmentation");
    if (image.isImage() && own.whole("cutout", 0) >= Math.min(image.height(), image.width())) {
      throw own.invalid(
          "cutout", "less than the height and width of images " + image + ", 0 for none");
    }
  }

  private static OptimizerPlan optimizer(Section section) {
    return new OptimizerPlan(
        section.choice("optimizer", OptimizerKind.class),
        section.realAbove("learning-rate", 0, Hyperparameters.HIGHEST_LEARNING_RATE),
        section.real("momentum", 0, 0.9999),
        section.real("weight-decay", 0, Hyperparameters.HIGHEST_WEIGHT_DECAY),
        section.choice("schedule", LearningRateSchedule.class));
  }

  private static Augmentation augmentation(Section section) {
    return new Augmentation(
        section.whole("crop-padding", 0, 1024),
        section.flag("flip") ? Augmentation.Flip.HORIZONTAL : Augmentation.Flip.NONE,
        section.whole("cutout", 0, 4096));
  }
}
