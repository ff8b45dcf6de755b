package org.evosearch.experiment;

import java.util.Optional;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.experiment.settings.SupernetSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.SupernetSpace;

/** The search space of a recorded run, from its settings: neither images nor tables are read. */
public final class RecordedSpace {

  private final Section root;
  private final Optional<Architecture> network;

  /**
   * Creates the space of a run.
   *
   * @param settings of the run
   * @param network any network of the run; all have its input and output shapes
   */
  public RecordedSpace(Settings settings, Optional<Architecture> network) {
    this.root = settings.root();
    this.network = network;
  }

  /**
   * The space; empty if the settings are not those of a search, or if the space depends on images.
   */
  public Optional<SearchSpace<?>> space() {
    try {
      return task().map(task -> SpaceCatalog.of(root.section("space"), task));
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  /** The space with the supernet whose weights all networks share; empty where they do not. */
  public Optional<SupernetSpace> supernet() {
    if (!evaluation().text("name").equals("supernet")) {
      return Optional.empty();
    }
    try {
      return space().map(new SupernetSettings(root)::space);
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private Section evaluation() {
    return root.section("evaluation");
  }

  /** The shape of examples; networks see signals as feature maps of one row. */
  private TensorShape input(TensorShape seen) {
    boolean isSignal = root.section("dataset").text("kind").equals("signal");
    return isSignal && seen.isImage() ? TensorShape.signal(seen.channels(), seen.width()) : seen;
  }

  private Optional<LearningTask> task() {
    String name = evaluation().text("name");
    if (name.equals("tabular") || name.equals("predictor")) {
      Section tabular = evaluation().section("tabular");
      return Optional.of(new TabularSettings(tabular, PlanSettings.plan(root)).task());
    }
    return network
        .map(one -> new LearningTask(input(one.inputShape()), one.outputShape().features()))
        .or(
            () ->
                Datasets.published(TrainingSettings.dataset(root.section("dataset")))
                    .map(set -> new LearningTask(set.image(), set.classes())));
  }
}
