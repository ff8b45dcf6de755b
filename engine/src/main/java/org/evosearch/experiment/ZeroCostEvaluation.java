package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.evaluation.ZeroCostRecipe;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.experiment.settings.ZeroCostSettings;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.trial.Metric;

/** Candidates are scored without training. */
final class ZeroCostEvaluation implements EvaluationFactory {

  @Override
  public String name() {
    return "zero-cost";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("evaluation.name", "evaluation.zero-cost", "dataset", "limits");
  }

  @Override
  public List<Metric> ownMetrics() {
    return ProxyCatalog.PROXIES.stream().map(ZeroCostProxy::metric).toList();
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    Section root = composition.root();
    PrefilterSettings.requireNone(root);
    TrainingSettings.refuseTables(root, "where evaluation.name is zero-cost");
    ZeroCostRecipe recipe = ZeroCostSettings.recipe(root, composition.dataset());
    composition.requireMeasured(recipe.plan().metrics(), "evaluation.zero-cost.proxies");
    return new DatasetExperiment(
            composition,
            recipe.dataset(),
            images -> {
              ZeroCostSettings.requireImages(root, recipe.plan(), images);
              return recipe.forData(images.digest());
            },
            space -> {})
        .checked(recipe);
  }
}
