package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.experiment.settings.SupernetSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;

/** Scores mixtures of operations with the weights of a supernet, which they share. */
final class SupernetEvaluation implements EvaluationFactory {

  @Override
  public String name() {
    return "supernet";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("evaluation.name", "evaluation.supernet", "dataset", "training", "limits");
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    TrainingSettings.requireImages(composition.root(), "where evaluation.name is supernet");
    DatasetSettings dataset = composition.dataset();
    SupernetSettings own = new SupernetSettings(composition.root());
    own.check(composition.plan());
    return data -> experiment(composition, own, data.images(dataset));
  }

  private static Experiment<SupernetStep> experiment(
      Composition composition, SupernetSettings own, ImageTask images) {
    Section root = composition.root();
    TrainingSettings.requireSense(root.section("training"), images.train().shape());
    SupernetSpace space = own.space(composition.space(DatasetExperiment.task(images)));
    SearchStrategy<SupernetStep> strategy =
        StrategyCatalog.of(root.section("strategy"), space, own.epochs());
    return composition.experiment(space, strategy, own.recipe(images, space), DataSeen.of(images));
  }
}
