package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

class TrainedRecipeTest extends EvaluatorContract {

  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE);
  private static final String DIGEST = Datasets.load(DIGITS).digest();
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          32,
          new OptimizerPlan(OptimizerKind.ADAM, 0.01, 0.9, 1e-4, LearningRateSchedule.COSINE),
          new TrainingPlan.LossPlan(0.1, 5, 1e5),
          new Augmentation(1, Augmentation.Flip.NONE, 0));

  @Override
  protected EvaluatorRecipe recipe() {
    return recipe(TrialLimits.NONE);
  }

  private static TrainedRecipe recipe(TrialLimits limits) {
    return new TrainedRecipe(DIGITS, DIGEST, PLAN, limits);
  }

  @Override
  protected List<Trial> trials() {
    return SampleTrials.three();
  }

  private static Outcome evaluate(TrainedRecipe recipe, Trial trial) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trial, Execution.begun("here", "cpu", 0));
    }
  }

  private static void assertFailed(Outcome outcome, FailureKind kind, String message) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(failed.message()).isEqualTo(message);
  }

  @Test
  void metricsAreThoseOfTheLastEpoch() {
    Outcome.Measured measured =
        (Outcome.Measured) evaluate(recipe(TrialLimits.NONE), trials().get(0));

    assertThat(measured.curve()).hasSize(2);
    var last = measured.curve().get(1);
    assertThat(measured.metrics())
        .containsOnly(
            entry(Metric.VALIDATION_ACCURACY, last.validationAccuracy()),
            entry(Metric.VALIDATION_LOSS, last.validationLoss()),
            entry(Metric.TRAIN_LOSS, last.trainLoss()));
    assertThat(measured.execution().imagesPerSecond()).isPositive();
  }

  @Test
  void whereImagesAreKeptChangesNoOutcome() {
    DatasetSettings host = new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.HOST);
    TrainedRecipe fromHost = new TrainedRecipe(host, DIGEST, PLAN, TrialLimits.NONE);

    Outcome here = evaluate(recipe(TrialLimits.NONE), trials().get(0));
    Outcome there = evaluate(fromHost, trials().get(0));

    assertThat(((Outcome.Measured) there).metrics()).isEqualTo(((Outcome.Measured) here).metrics());
  }

  @Test
  void genesAreStrongerThanThePlan() {
    Outcome outcome = evaluate(recipe(TrialLimits.NONE), SampleTrials.withLearningRate(0.125));

    // two epochs of five steps: the rate of the first epoch's last step is that of step 4 of 10
    double expected = 0.125 * (1 + Math.cos(Math.PI * 4 / 10)) / 2;
    assertThat(((Outcome.Measured) outcome).curve().get(0).learningRate()).isEqualTo(expected);
  }

  @Test
  void aDivergingTrialHasFailed() {
    Outcome outcome = evaluate(recipe(TrialLimits.NONE), SampleTrials.withLearningRate(1e30));

    assertThat(((Outcome.Failed) outcome).kind()).isEqualTo(FailureKind.DIVERGED);
    assertThat(outcome.metric(Metric.VALIDATION_ACCURACY)).isEmpty();
  }

  /**
   * 65 x 1,024 + 1,025 x 10 = 76,810 weights with gradient and two moments, and 64 + 64 + 1,024 +
   * 1,024 + 10 activations of 32 images with theirs, 4 bytes each: 1,788,576 bytes.
   */
  @Test
  void aTrialThatNeedsTooMuchMemoryIsRefusedBeforeItIsTrained() {
    Trial trial = SampleTrials.one(SampleTrials.perceptron(1024));

    assertFailed(
        evaluate(recipe(new TrialLimits(1_788_575, Duration.ZERO, 1)), trial),
        FailureKind.OUT_OF_MEMORY,
        "Training would need about 2 MiB (limit 1 MiB)");
    assertThat(evaluate(recipe(new TrialLimits(1_788_576, Duration.ZERO, 1)), trial))
        .isInstanceOf(Outcome.Measured.class);
  }

  @Test
  void aTrialThatTakesTooLongIsEnded() {
    assertFailed(
        evaluate(recipe(new TrialLimits(0, Duration.ofNanos(1), 1)), trials().get(0)),
        FailureKind.TIME_LIMIT,
        "Not done within 0.0 s");
  }

  @Test
  void aNetworkForOtherImagesIsAnError() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(Convolution.same(4, 3));

    assertFailed(
        evaluate(recipe(TrialLimits.NONE), SampleTrials.one(builder.build())),
        FailureKind.ERROR,
        "IllegalArgumentException: Cannot build the network: its output has shape (4, 8, 8), not"
            + " that of a vector");
  }

  /** 10<sup>6</sup> inputs and 2 10<sup>9</sup> units: 8 PB, beyond any address space. */
  @Test
  void aNetworkThatNoMemoryHoldsRunsOutOfIt() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 1000, 1000));
    builder.then(new Flatten());
    builder.then(new Linear(1 << 20, false));
    builder.then(new Linear(10, false));

    Outcome outcome = evaluate(recipe(TrialLimits.NONE), SampleTrials.one(builder.build()));

    assertThat(((Outcome.Failed) outcome).message()).containsIgnoringCase("memory");
    assertThat(((Outcome.Failed) outcome).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void anEvaluatorGoesOnAfterFailures() {
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      Execution begun = Execution.begun("here", "cpu", 0);
      Outcome before = evaluator.evaluate(trials().get(0), begun);
      evaluator.evaluate(SampleTrials.withLearningRate(1e30), begun);

      assertThat(((Outcome.Measured) evaluator.evaluate(trials().get(0), begun)).metrics())
          .isEqualTo(((Outcome.Measured) before).metrics());
    }
  }

  @Test
  void otherImagesThanTheDriversAreRefused() {
    TrainedRecipe other = recipe(TrialLimits.NONE).forData("0".repeat(64));

    assertThatThrownBy(() -> other.open(DeviceSlot.CPU))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use digits: its data differ from those of the driver");
  }

  @Test
  void aRecipeForOtherDataIsAnotherRecipe() {
    assertThat(recipe(TrialLimits.NONE).forData("a").dataDigest()).isEqualTo("a");
    assertThat(recipe(TrialLimits.NONE).forData("a")).isNotEqualTo(recipe(TrialLimits.NONE));
    assertThat(recipe(TrialLimits.NONE).forData(DIGEST)).isEqualTo(recipe(TrialLimits.NONE));
  }

  @Test
  void aTrainingBelowItsThresholdEndsAndHasTheMetricsOfItsLastEpoch() {
    Trial trial = trials().get(0);
    Outcome.Measured whole = (Outcome.Measured) evaluate(recipe(TrialLimits.NONE), trial);
    Outcome.Measured ended =
        (Outcome.Measured) evaluate(recipe(TrialLimits.NONE), trial.endingBelow(List.of(100.0)));
    Outcome.Measured going =
        (Outcome.Measured) evaluate(recipe(TrialLimits.NONE), trial.endingBelow(List.of(0.0)));

    assertThat(ended.curve()).hasSize(1);
    assertThat(ended.metric(Metric.VALIDATION_ACCURACY))
        .hasValue(whole.curve().get(0).validationAccuracy());
    assertThat(going.metrics()).isEqualTo(whole.metrics());
  }

  /** Of 60 % on 100 images the standard error is sqrt(60 x 40 / 100) = 4.899 points. */
  @Test
  void anAccuracyThatIsLowByChanceEndsNothing() {
    List<Epoch> curve = List.of(new Epoch(1, 1, 1, 60, 0.1, 1), new Epoch(2, 1, 1, 50, 0.1, 1));
    assertThat(new EarlyEnd(List.of(90.0, 64.8), 100).test(curve)).isFalse();
    assertThat(new EarlyEnd(List.of(90.0, 65.0), 100).test(curve)).isTrue();
    assertThat(new EarlyEnd(List.of(90.0), 100).test(curve)).isFalse();
    assertThat(new EarlyEnd(List.of(90.0), 100).test(List.of())).isFalse();
  }
}
