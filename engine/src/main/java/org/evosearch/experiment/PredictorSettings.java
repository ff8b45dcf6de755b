package org.evosearch.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evosearch.config.Section;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.predictor.PredictorFile;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.search.Protocol;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GraphSpace;
import org.evosearch.space.LearningTask;
import org.evosearch.space.table.TableSpace;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code evaluation.predictor}. */
public final class PredictorSettings {

  private static final String IMAGE_SET = "image-set";

  private final Section root;
  private final ExperimentData data;
  private final Section section;
  private final TabularSettings tabular;
  private final Optional<String> imageSet;
  private final TrainedPredictor predictor;

  /** Reads the section, and the predictor from its file. */
  public PredictorSettings(Section root, SearchPlan plan, ExperimentData data) {
    this.root = root;
    this.data = data;
    this.section = root.section("evaluation").section("predictor");
    this.tabular = new TabularSettings(root.section("evaluation").section("tabular"), plan);
    this.imageSet = section.optionalText(IMAGE_SET);
    this.predictor = PredictorFile.read(file());
  }

  private Path file() {
    return Path.of(section.text("file"));
  }

  /** How candidates are predicted. */
  public PredictorRecipe recipe(List<TableFormat> formats) {
    return new PredictorRecipe(
        section.text("file"),
        PredictorFile.digest(file()),
        imageSet.map(this::known).orElseGet(this::describedByImages),
        table(formats),
        TrainingSettings.limits(root.section("limits")).threads());
  }

  private PredictorRecipe.Task known(String name) {
    if (!predictor.taskNames().contains(name)) {
      String known = String.join(", ", predictor.taskNames());
      throw section.invalid(IMAGE_SET, "one that the predictor was trained on: " + known);
    }
    return new PredictorRecipe.Known(name);
  }

  private PredictorRecipe.Task describedByImages() {
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    return new PredictorRecipe.OfImages(dataset, data.images(dataset).digest());
  }

  private @Nullable TabularRecipe table(List<TableFormat> formats) {
    return tabular.hasTable() ? tabular.recipe(formats, Set.of()) : null;
  }

  /** The space to search; if there is a table, only its rows. */
  GraphSpace space(PredictorRecipe recipe) {
    TabularRecipe table = recipe.table();
    LearningTask task = table == null ? ofImages() : tabular.task();
    ChoiceSpace choices = choices(root, task);
    requireGraphs(choices);
    return new GraphSpace(table == null ? choices : new TableSpace(choices, table.load().keys()));
  }

  private LearningTask ofImages() {
    ImageTask images = data.images(TrainingSettings.dataset(root.section("dataset")));
    return new LearningTask(images.shape(), images.classes());
  }

  /** The space of the settings; spaces other than those of choices are refused. */
  public static ChoiceSpace choices(Section root, LearningTask task) {
    if (SpaceCatalog.of(root.section("space"), task) instanceof ChoiceSpace choices) {
      return choices;
    }
    throw root.section("space").invalid("name", "a space of choices where accuracy is predicted");
  }

  /** Refuses a space whose networks the predictor cannot read. */
  public void requireGraphs(ChoiceSpace space) {
    TrainedPredictor.Description known = predictor.description();
    if (!known.space().equals(root.section("space").text("name"))
        || !known.sizes().alphabet().equals(space.graphEncoding().alphabet())) {
      throw root.section("space")
          .invalid("name", known.space() + ", which the predictor was trained on");
    }
  }

  /**
   * The protocol of the values that the predictor was trained on, and that the search thus sees.
   */
  Protocol protocol() {
    return predictor.description().target().equals(Metric.TEST_ACCURACY.key())
        ? Protocol.ORACLE_TEST
        : Protocol.VALID;
  }
}
