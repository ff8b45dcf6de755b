package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.device.DeviceLook;
import org.evosearch.device.DeviceReport;
import org.evosearch.network.layer.Precision;
import org.evosearch.training.Arithmetic;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    return trained(slot, placement, trial, Arithmetic.PLAIN);
  }

  private static Outcome trained(
      DeviceSlot slot, ImagePlacement placement, Trial trial, Arithmetic arithmetic) {
    DatasetSettings digits = new DatasetSettings("digits", null, 0.2, 0, 0, 0, placement);
    TrainingPlan plan =
        new TrainingPlan(
            32,
            new OptimizerPlan(OptimizerKind.ADAM, 0.01, 0.9, 1e-4, LearningRateSchedule.COSINE),
            new TrainingPlan.LossPlan(0.1, 5, 1e5),
            new Augmentation(1, Augmentation.Flip.NONE, 0));
    TrainedRecipe recipe =
        new TrainedRecipe(
            digits, Datasets.load(digits).digest(), plan.with(arithmetic), TrialLimits.NONE);
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
          .isCloseTo(onCpu.metric(Metric.VALIDATION_ACCURACY).orElseThrow(), Offset.offset(10.0));
    }
  }

  static Stream<Arithmetic> ways() {
    return Stream.of(Precision.values())
        .flatMap(
            precision ->
                Stream.of(Arithmetic.Tf32.values())
                    .flatMap(
                        tf32 ->
                            Stream.of(Arithmetic.Attention.values())
                                .map(
                                    attention ->
                                        new Arithmetic(
                                            precision,
                                            tf32,
                                            Arithmetic.Algorithms.BENCHMARK,
                                            attention))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyWayToComputeLearns(Arithmetic arithmetic) {
    for (Trial trial : SampleTrials.three()) {
      Outcome outcome = trained(GPU, ImagePlacement.DEVICE, trial, arithmetic);
      Outcome onCpu = trained(DeviceSlot.CPU, ImagePlacement.DEVICE, trial);

      assertThat(accuracy(outcome)).isCloseTo(accuracy(onCpu), Offset.offset(10.0));
    }
  }

  private static double accuracy(Outcome outcome) {
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Measured.class);
    return outcome.metric(Metric.VALIDATION_ACCURACY).orElseThrow();
  }

  /** cuBLAS needs CUBLAS_WORKSPACE_CONFIG=:4096:8 in the environment for it. */
  @Test
  void deterministicAlgorithmsGiveTheSameEachTime() {
    assumeTrue(System.getenv("CUBLAS_WORKSPACE_CONFIG") != null, "CUBLAS_WORKSPACE_CONFIG");
    Arithmetic deterministic =
        new Arithmetic(
            Precision.FLOAT32, Arithmetic.Tf32.NONE, Arithmetic.Algorithms.DETERMINISTIC);
    for (Trial trial : SampleTrials.three()) {
      Outcome once = trained(GPU, ImagePlacement.DEVICE, trial, deterministic);
      Outcome twice = trained(GPU, ImagePlacement.DEVICE, trial, deterministic);

      assertThat(twice.metric(Metric.TRAIN_LOSS)).isEqualTo(once.metric(Metric.TRAIN_LOSS));
    }
  }

  @Test
  void trainingsBesideEachOtherLearnWhatTheyLearnAlone() {
    List<Trial> trials = SampleTrials.three();
    List<Double> beside =
        trials.parallelStream()
            .map(trial -> accuracy(trained(GPU, ImagePlacement.DEVICE, trial)))
            .toList();

    for (int i = 0; i < trials.size(); i++) {
      assertThat(beside.get(i))
          .isCloseTo(
              accuracy(trained(GPU, ImagePlacement.DEVICE, trials.get(i))), Offset.offset(10.0));
    }
  }

  @Test
  void theLookFindsTheDeviceSound() {
    DeviceReport report =
        DeviceLook.atThisProcess()
            .report("here", Optional.of(List.of(0)), DeviceLook.Depth.TRAINING);

    assertThat(report.problems()).isEmpty();
    assertThat(report.lines()).anyMatch(line -> line.startsWith("training  gpu(0): "));
  }
}
