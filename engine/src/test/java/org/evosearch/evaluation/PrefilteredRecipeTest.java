package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

class PrefilteredRecipeTest extends EvaluatorContract {

  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 100, 0, ImagePlacement.DEVICE);
  private static final String DIGEST = Datasets.load(DIGITS).digest();
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          32,
          new OptimizerPlan(OptimizerKind.ADAM, 0.01, 0.9, 1e-4, LearningRateSchedule.COSINE),
          new TrainingPlan.LossPlan(0.1, 5, 1e5),
          Augmentation.NONE);
  private static final ZeroCostPlan SCORES =
      new ZeroCostPlan(List.of(ProxyCatalog.named("synflow"), ProxyCatalog.named("snip")), 4, 1);

  @Override
  protected PrefilteredRecipe recipe() {
    return new PrefilteredRecipe(new TrainedRecipe(DIGITS, DIGEST, PLAN, TrialLimits.NONE), SCORES);
  }

  /** Three networks that are trained, and the same ones scored. */
  @Override
  protected List<Trial> trials() {
    return IntStream.range(0, 6)
        .mapToObj(
            i -> i < 3 ? SampleTrials.three().get(i) : scored(SampleTrials.three().get(i - 3)))
        .toList();
  }

  private static Trial scored(Trial trial) {
    return new Trial(trial.id(), trial.candidate(), trial.fingerprint(), Budget.NONE, trial.seed());
  }

  @Override
  protected Set<Metric> metrics(Trial trial) {
    return trial.budget().trains()
        ? Set.of(Metric.VALIDATION_ACCURACY)
        : Set.of(Metric.named("synflow"), Metric.named("snip"));
  }

  @Test
  void outcomesAreThoseOfTheEvaluatorThatTheBudgetAsksFor() {
    EvaluatorRecipe trained = recipe().training();
    EvaluatorRecipe scored = new ZeroCostRecipe(DIGITS, DIGEST, SCORES, TrialLimits.NONE);
    for (Trial trial : trials()) {
      EvaluatorRecipe alone = trial.budget().trains() ? trained : scored;

      assertThat(metrics(recipe(), trial)).isEqualTo(metrics(alone, trial));
    }
  }

  private static Object metrics(EvaluatorRecipe recipe, Trial trial) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      Outcome outcome = evaluator.evaluate(trial, Execution.begun("here", "cpu", 0));
      return ((Outcome.Measured) outcome).metrics();
    }
  }
}
