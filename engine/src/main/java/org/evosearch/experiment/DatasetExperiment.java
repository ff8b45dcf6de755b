package org.evosearch.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.experiment.settings.InheritanceSettings;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;

/**
 * An experiment on images, signals or a table. Settings are checked before the data are read, as
 * far as the data are known by then.
 *
 * @param composition of the experiment
 * @param dataset which data
 * @param recipe how candidates are evaluated on some data
 * @param spaceCheck refuses spaces that do not suit the other settings
 */
record DatasetExperiment(
    Composition composition,
    DatasetSettings dataset,
    Function<DataTask, EvaluatorRecipe> recipe,
    Consumer<SearchSpace<?>> spaceCheck)
    implements CheckedExperiment {

  /** A short signal that can be halved as often as any space requires. */
  private static final TensorShape ANY_SIGNAL = TensorShape.signal(1, 32);

  /**
   * This experiment, once all that needs no data is checked.
   *
   * @param draft the recipe as it is before data are read
   */
  DatasetExperiment checked(EvaluatorRecipe draft) {
    known().ifPresent(task -> composed(task, draft, DataSeen.NOTHING));
    return this;
  }

  /**
   * The task, as far as it is known before data are read; for tables and signals only the form of
   * the inputs.
   */
  private Optional<LearningTask> known() {
    return switch (dataset.kind()) {
      case IMAGES ->
          Datasets.published(dataset).map(set -> new LearningTask(set.image(), set.classes()));
      case SIGNAL -> Optional.of(new LearningTask(ANY_SIGNAL, 2));
      case TABULAR -> Optional.of(new LearningTask(TensorShape.vector(1), 1));
    };
  }

  @Override
  public Experiment<?> load(ExperimentData data) {
    DataTask read = data.task(dataset);
    SurrogateTerms.requireImages(composition.root(), read);
    return composed(task(read), recipe.apply(read), DataSeen.of(read));
  }

  private Experiment<?> composed(LearningTask task, EvaluatorRecipe made, DataSeen data) {
    SearchSpace<?> space =
        InheritanceSettings.space(composition.root(), composition.space(task), made);
    spaceCheck.accept(space);
    return composition.experiment(space, made, data);
  }

  /** The task of learning from some data. */
  static LearningTask task(DataTask data) {
    List<Integer> categories =
        data instanceof TableTask table ? table.preparation().categories() : List.of();
    return new LearningTask(data.exampleShape(), data.targets().outputs(), categories);
  }
}
