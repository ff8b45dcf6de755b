package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.trial.Metric;

/** Predicts the accuracy of candidates from their graphs. */
final class PredictedEvaluation implements EvaluationFactory {

  @Override
  public String name() {
    return "predictor";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of(
        "evaluation.name",
        "evaluation.predictor",
        "evaluation.tabular",
        "dataset",
        "limits.threads");
  }

  @Override
  public List<Metric> ownMetrics() {
    return List.of(PredictorRecipe.PREDICTED_ACCURACY);
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    PrefilterSettings.requireNone(composition.root());
    TrainingSettings.requireImages(composition.root(), "where evaluation.name is predictor");
    composition.refuseReEvaluation("0 where accuracy is predicted");
    return data -> experiment(composition, data);
  }

  private static Experiment<?> experiment(Composition composition, ExperimentData data) {
    PredictorSettings predictor =
        new PredictorSettings(composition.root(), composition.plan(), data);
    PredictorRecipe recipe = predictor.recipe(composition.formats());
    composition.requireMeasured(recipe.metrics(), "predictions");
    return composition.experiment(
        predictor.space(recipe),
        recipe,
        new DataSeen(recipe.dataDigest(), predictor.protocol(), null));
  }
}
