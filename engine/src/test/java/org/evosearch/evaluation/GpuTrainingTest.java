package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trials on a slot of a GPU, where this machine has one and libtorch is one that uses it. */
@Tag("gpu")
class GpuTrainingTest {

  private static final DeviceSlot GPU = new DeviceSlot(0);

  @BeforeAll
  static void askForAGpu() {
    Libtorch.useThreads(1);
    int gpus = Engine.getInstance().getGpuCount();
    String reason =
        "libtorch sees no GPU here: needs one, and -Dpytorch.native=pytorch-native-cu128";
    if (gpus == 0) {
      System.out.println("Skipped: " + reason);
    }
    assumeTrue(gpus > 0, reason);
  }

  private static Outcome trained(DeviceSlot slot, ImagePlacement placement, Trial trial) {
    DatasetSettings digits = new DatasetSettings("digits", null, 0.2, 0, 0, 0, placement);
    TrainingPlan plan =
        new TrainingPlan(
            32,
            new OptimizerPlan(OptimizerKind.ADAM, 0.01, 0.9, 1e-4, LearningRateSchedule.COSINE),
            new TrainingPlan.LossPlan(0.1, 5, 1e5),
            new Augmentation(1, Augmentation.Flip.NONE, 0));
    TrainedRecipe recipe =
        new TrainedRecipe(digits, Datasets.load(digits).digest(), plan, TrialLimits.NONE);
    try (Evaluator evaluator = recipe.open(slot)) {
      return evaluator.evaluate(trial, Execution.begun("here", slot.toString(), 0));
    }
  }

  @ParameterizedTest
  @EnumSource(ImagePlacement.class)
  void aTrainingOnAGpuLearnsWhatOneOnTheCpuLearns(ImagePlacement placement) {
    for (Trial trial : SampleTrials.three()) {
      Outcome onGpu = trained(GPU, placement, trial);
      Outcome onCpu = trained(DeviceSlot.CPU, placement, trial);

      assertThat(onGpu).as(onGpu.toString()).isInstanceOf(Outcome.Measured.class);
      assertThat(onGpu.execution().device()).isEqualTo("gpu(0)");
      assertThat(onGpu.metric(Metric.VALIDATION_ACCURACY).orElseThrow())
          .isCloseTo(
              onCpu.metric(Metric.VALIDATION_ACCURACY).orElseThrow(),
              org.assertj.core.data.Offset.offset(10.0));
    }
  }
}
