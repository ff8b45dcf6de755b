package org.evosearch.supernet;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.network.Statistics;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;

/** Small supernets for the embedded digits. */
public final class SamplePlans {

  public static final ImageTask DIGITS =
      Datasets.load(new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE));

  private static final MixturePlan MIXTURE =
      new MixturePlan(
          new OptimizerPlan(OptimizerKind.ADAM, 0.01, 0.5, 1e-3, LearningRateSchedule.CONSTANT), 1);

  private SamplePlans() {}

  /** A supernet whose mixture does not move by itself. */
  public static SupernetPlan plan(Statistics statistics, int ramp) {
    return plan(SupernetForm.ofParts(2), statistics, new SupernetPlan.Schedule(8, ramp), false);
  }

  /** A supernet whose mixture follows its gradient after an epoch. */
  static SupernetPlan descending(boolean normalizedEdges) {
    return plan(
        new SupernetForm(2, normalizedEdges, true),
        Statistics.BATCH,
        new SupernetPlan.Schedule(8, 0),
        true);
  }

  private static SupernetPlan plan(
      SupernetForm form,
      Statistics statistics,
      SupernetPlan.Schedule schedule,
      boolean isDescending) {
    TensorShape image = DIGITS.shape();
    Supernet supernet =
        new NasBench201Space(new NasBench201Settings(1, 4), image, DIGITS.classes()).supernet(form);
    return new SupernetPlan(
        supernet.network(),
        supernet.mixtures(),
        weights(),
        schedule,
        new SupernetPlan.Scoring(40, statistics),
        isDescending ? MIXTURE : null,
        3);
  }

  private static TrainingPlan weights() {
    return new TrainingPlan(
        32,
        new OptimizerPlan(OptimizerKind.SGD, 0.4, 0.9, 3e-4, LearningRateSchedule.COSINE),
        new TrainingPlan.LossPlan(0, 5, 1e5),
        Augmentation.NONE);
  }
}
