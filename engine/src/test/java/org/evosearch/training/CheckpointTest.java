package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.dataset.Augmentation;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckpointTest {

  private static final int EPOCHS = 4;

  private final TaskData images = SampleTrainings.digits();

  @AfterAll
  void freeImages() {
    images.close();
  }

  /** All that draws random numbers, keeps statistics or changes from epoch to epoch. */
  private static TrainingTask task(OptimizerKind kind, long seed) {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    builder.then(Convolution.same(4, 3));
    builder.then(new BatchNormalization(true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new DropPath(0.3));
    builder.then(Convolution.same(4, 3));
    builder.then(new Dropout(0.2));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    Architecture network = builder.build();
    TrainingPlan plan =
        new TrainingPlan(
            32,
            new OptimizerPlan(kind, 0.01, 0.9, 5e-4, LearningRateSchedule.COSINE),
            new TrainingPlan.LossPlan(0.1, 5, 1e5),
            new Augmentation(1, Augmentation.Flip.HORIZONTAL, 2),
            DropPathSchedule.LINEAR);
    return new TrainingTask(
        network,
        Auxiliary.of(network, OptionalInt.empty(), 0.4),
        plan,
        new Budget(EPOCHS, 5, 1),
        seed);
  }

  private static TrainingTask task() {
    return task(OptimizerKind.SGD, 1);
  }

  private TrainingRun run(TrainingTask task) {
    return new TrainingRun(task, images, new Deadline(Duration.ZERO));
  }

  /** The files after each epoch; a run that was interrupted has not got further than its own. */
  private List<byte[]> files(TrainingTask task) {
    List<byte[]> files = new ArrayList<>();
    try (TrainingRun run = run(task)) {
      run.run(done -> files.add(CheckpointFile.write(done.state())));
    }
    return files;
  }

  private static List<Epoch> withoutTime(List<Epoch> curve) {
    return curve.stream()
        .map(
            e ->
                new Epoch(
                    e.epoch(),
                    e.trainLoss(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.learningRate(),
                    0))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void aTrainingThatWasInterruptedEndsAsOneThatWasNot(OptimizerKind kind) {
    List<byte[]> unbroken = files(task(kind, 1));
    assertThat(unbroken).hasSize(EPOCHS);
    TrainingState end = CheckpointFile.read(unbroken.get(EPOCHS - 1));

    for (int done : new int[] {2, EPOCHS}) {
      try (TrainingRun run = run(task(kind, 1))) {
        run.resume(CheckpointFile.read(unbroken.get(done - 1)));
        assertThat(run.curve()).hasSize(done);
        TrainingResult result = run.run();

        assertThat(withoutTime(result.curve())).isEqualTo(withoutTime(end.curve()));
        assertThat(run.state().arrays()).isEqualTo(end.arrays());
        assertThat(result.imagesPerSecond()).isPositive();
      }
    }
  }

  @Test
  void aStateSurvivesItsFileToTheLastBit() {
    TrainingState state =
        new TrainingState(
            "t".repeat(64),
            List.of(
                new Epoch(1, 0.1 + 0.2, Double.NaN, Double.NaN, 1e-300, 5),
                new Epoch(2, 1.0 / 3, Double.POSITIVE_INFINITY, -0.0, 0.025, 1e9)),
            1.0 / 7,
            new byte[] {0, '\n', -1, '{'});

    TrainingState read = CheckpointFile.read(CheckpointFile.write(state));

    assertThat(read.task()).isEqualTo(state.task());
    assertThat(read.curve()).isEqualTo(state.curve());
    assertThat(read.epochs()).isEqualTo(2);
    assertThat(read.trainingSeconds()).isEqualTo(state.trainingSeconds());
    assertThat(read.arrays()).isEqualTo(state.arrays());
  }

  private static byte[] sample() {
    return CheckpointFile.write(
        new TrainingState(
            "t",
            List.of(new Epoch(1, 2, 3, 4, 5, 6)),
            7,
            "arrays".getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .as(new String(file, StandardCharsets.US_ASCII))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("Cannot use the checkpoint: " + reason);
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    byte[] whole = sample();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "it is ");
    }
  }

  @Test
  void aFileWithAnyOtherBitIsRefusedOrSaysTheSame() {
    byte[] whole = sample();
    TrainingState state = CheckpointFile.read(whole);
    IntStream.range(0, whole.length)
        .forEach(
            place -> {
              byte[] changed = whole.clone();
              changed[place] ^= 1;
              try {
                // White space of the header may change into other white space.
                assertThat(CheckpointFile.read(changed))
                    .usingRecursiveComparison()
                    .isEqualTo(state);
              } catch (CheckpointException e) {
                assertThat(e.getMessage()).hasLineCount(1);
              }
            });
  }

  @Test
  void filesOfOtherProgramsAndVersionsAreRefused() {
    String text = new String(sample(), StandardCharsets.US_ASCII);

    assertRefused("PK\3\4".getBytes(StandardCharsets.US_ASCII), "it is not a checkpoint file");
    assertRefused("{}\n".getBytes(StandardCharsets.US_ASCII), "it is not a checkpoint file");
    assertRefused("[1]\n".getBytes(StandardCharsets.US_ASCII), "it is not a checkpoint file");
    assertRefused(
        text.replace("\"version\":1", "\"version\":2").getBytes(StandardCharsets.US_ASCII),
        "its version is 2, not 1");
    assertRefused(
        text.replace("arrays", "arrayz").getBytes(StandardCharsets.US_ASCII), "it is damaged");
  }

  @Test
  void theStateOfAnotherTaskIsRefused() {
    byte[] file = files(task()).get(0);

    try (TrainingRun other = run(task(OptimizerKind.SGD, 2))) {
      assertThatThrownBy(() -> other.resume(CheckpointFile.read(file)))
          .isInstanceOf(CheckpointException.class)
          .hasMessage("Cannot use the checkpoint: it is of another network, data set or recipe");
    }
  }

  @Test
  void withoutValidationImagesNothingIsValidated() {
    TaskData all =
        new TaskData(SampleTrainings.DIGITS.trainingOnAll(), images.manager().newSubManager(), 0);
    try (TrainingRun run = new TrainingRun(task(), all, new Deadline(Duration.ZERO))) {
      Epoch last = run.run().last();

      assertThat(all.train().count()).isEqualTo(1438);
      assertThat(last.validationLoss()).isNaN();
      assertThat(last.validationAccuracy()).isNaN();
      assertThat(last.trainLoss()).isFinite();
      assertThat(CheckpointFile.read(CheckpointFile.write(run.state())).curve())
          .isEqualTo(run.curve());
    } finally {
      all.close();
    }
  }
}
