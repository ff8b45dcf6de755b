package org.evosearch.experiment;

import java.util.function.Consumer;
import java.util.function.Function;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.experiment.settings.InheritanceSettings;
import org.evosearch.space.ClassificationTask;
import org.evosearch.space.SearchSpace;

/**
 * An experiment on images. What can be checked without reading them is checked first.
 *
 * @param composition of the experiment
 * @param dataset which images
 * @param recipe how candidates are evaluated on some images
 * @param spaceCheck refuses spaces that do not suit the other settings
 */
record ImageExperiment(
    Composition composition,
    DatasetSettings dataset,
    Function<ImageTask, EvaluatorRecipe> recipe,
    Consumer<SearchSpace<?>> spaceCheck)
    implements CheckedExperiment {

  /**
   * This experiment, once all that needs no images is checked.
   *
   * @param draft the recipe before images are read
   */
  ImageExperiment checked(EvaluatorRecipe draft) {
    Datasets.published(dataset)
        .map(set -> new ClassificationTask(set.image(), set.classes()))
        .ifPresent(task -> composed(task, draft, DataSeen.NOTHING));
    return this;
  }

  @Override
  public Experiment<?> load(ExperimentData data) {
    ImageTask images = data.images(dataset);
    return composed(task(images), recipe.apply(images), DataSeen.of(images));
  }

  private Experiment<?> composed(ClassificationTask task, EvaluatorRecipe made, DataSeen data) {
    SearchSpace<?> space =
        InheritanceSettings.space(composition.root(), composition.space(task), made);
    spaceCheck.accept(space);
    return composition.experiment(space, made, data);
  }

  /** What networks for some images are for. */
  static ClassificationTask task(ImageTask images) {
    return new ClassificationTask(images.train().shape(), images.classNames().size());
  }
}
