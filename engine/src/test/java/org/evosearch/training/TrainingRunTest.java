package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.dataset.Augmentation;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingRunTest {

  private static final Duration FOREVER = Duration.ZERO;
  private static final Augmentation AUGMENTATION =
      new Augmentation(1, Augmentation.Flip.HORIZONTAL, 2);

  /** Weights do not follow: what is lost in an epoch depends on the start alone. */
  private static final OptimizerPlan FROZEN =
      new OptimizerPlan(OptimizerKind.SGD, 1e-30, 0, 0, LearningRateSchedule.CONSTANT);

  private final TaskData images = SampleTrainings.digits();
  private int arrays;

  @BeforeAll
  void countArrays() {
    arrays = images.manager().getManagedArrays().size();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(images.manager().getManagedArrays()).hasSize(arrays);
  }

  @AfterAll
  void freeImages() {
    images.close();
  }

  private List<Epoch> train(TrainingTask task) {
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(FOREVER))) {
      return run.run().curve().stream().map(TrainingRunTest::withoutTime).toList();
    }
  }

  private static Epoch withoutTime(Epoch epoch) {
    return new Epoch(
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validationLoss(),
        epoch.validationAccuracy(),
        epoch.learningRate(),
        0);
  }

  private Epoch trainOnce(TrainingPlan plan, Budget budget) {
    List<Epoch> curve = train(SampleTrainings.task(plan, budget));
    return curve.get(curve.size() - 1);
  }

  private static TrainingPlan plan(OptimizerPlan optimizer, TrainingPlan.LossPlan loss) {
    return new TrainingPlan(32, optimizer, loss, Augmentation.NONE);
  }

  private static TrainingPlan augmented() {
    return new TrainingPlan(
        32,
        SampleTrainings.optimizer(OptimizerKind.ADAM, 0.01),
        SampleTrainings.PLAIN_LOSS,
        AUGMENTATION);
  }

  private static TrainingTask withAllThatIsRandom(long seed) {
    return new TrainingTask(
        SampleTrainings.convolutional(), augmented(), new Budget(3, 10, 0.5), seed);
  }

  @Test
  void theSameTaskGivesTheSameNumbersToTheLastBit() {
    List<Epoch> first = train(withAllThatIsRandom(4));

    assertThat(first).hasSize(3);
    assertThat(train(withAllThatIsRandom(4))).isEqualTo(first);
  }

  @Test
  void whatRunsBesideATrainingDoesNotChangeIt() throws InterruptedException, ExecutionException {
    List<Epoch> alone = train(withAllThatIsRandom(4));
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Epoch>>> calls =
          LongStream.of(4, 5, 4, 6, 7, 4)
              .<Callable<List<Epoch>>>mapToObj(seed -> () -> train(withAllThatIsRandom(seed)))
              .toList();
      List<Future<List<Epoch>>> curves = executor.invokeAll(calls);
      assertThat(curves.get(0).get()).isEqualTo(alone);
      assertThat(curves.get(2).get()).isEqualTo(alone);
      assertThat(curves.get(5).get()).isEqualTo(alone);
      assertThat(curves.get(1).get()).isNotEqualTo(alone);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anotherSeedGivesOtherNumbers() {
    assertThat(train(withAllThatIsRandom(5))).isNotEqualTo(train(withAllThatIsRandom(4)));
  }

  @Test
  void anEpochIsAPointOfTheCurve() {
    TrainingTask task = SampleTrainings.task(SampleTrainings.sgd(), new Budget(3, 2, 1));
    try (TrainingRun run = new TrainingRun(task, images, new Deadline(FOREVER))) {
      TrainingResult result = run.run();

      assertThat(result.curve()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
      assertThat(result.last()).isEqualTo(result.curve().get(2));
      assertThat(result.imagesPerSecond()).isPositive();
      assertThat(result.curve()).allSatisfy(epoch -> assertThat(epoch.seconds()).isPositive());
    }
  }

  @Test
  void accuracyIsTheShareOfTheValidationImagesInPercent() {
    double share =
        trainOnce(SampleTrainings.sgd(), SampleTrainings.epochs(1)).validationAccuracy() / 100;

    double right = share * SampleTrainings.DIGITS.validation().count();
    assertThat(right).isCloseTo(Math.rint(right), within(1e-9));
    assertThat(share).isBetween(0.0, 1.0);
  }

  /**
   * 115 of 1,150 images are a tenth. With half a cosine the rate of the last step tells how many
   * steps there were.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.1, 32, 4",
    "1, 3, 0.1, 32, 3",
    "1, 9, 0.1, 32, 4",
    "2, 3, 0.1, 32, 6",
    "1, 0, 1.0, 32, 36",
    "1, 0, 0.1, 1000, 1",
    "1, 0, 0.1, 115, 1",
    // the last batch would be one image
    "1, 0, 0.1, 38, 3",
    "1, 0, 0.1, 114, 1",
    // the last batch is two images
    "1, 0, 0.1, 113, 2",
    // every batch is one image
    "1, 0, 0.1, 1, 115"
  })
  void aBudgetIsHonored(int epochs, int maxBatches, double fraction, int batchSize, int steps) {
    OptimizerPlan cosine =
        new OptimizerPlan(OptimizerKind.SGD, 0.01, 0, 0, LearningRateSchedule.COSINE);
    TrainingPlan plan =
        new TrainingPlan(batchSize, cosine, SampleTrainings.PLAIN_LOSS, Augmentation.NONE);

    double rate = trainOnce(plan, new Budget(epochs, maxBatches, fraction)).learningRate();

    double expected = 0.01 * (1 + Math.cos(Math.PI * (steps - 1) / steps)) / 2;
    assertThat(rate).isEqualTo(expected, within(1e-12));
  }

  @Test
  void aConstantRateStaysInAllEpochs() {
    assertThat(train(SampleTrainings.task(SampleTrainings.sgd(), new Budget(2, 2, 1))))
        .extracting(Epoch::learningRate)
        .containsExactly(0.05, 0.05);
  }

  @Test
  void aPartOfTheImagesIsTheSameForAllAndHasAllClasses() {
    int[] subset = images.trainingSubset(0.1);
    int[] labels = SampleTrainings.DIGITS.train().labels();
    Map<Integer, Long> counts =
        Arrays.stream(subset)
            .boxed()
            .collect(Collectors.groupingBy(i -> labels[i], Collectors.counting()));

    assertThat(subset).hasSize(115);
    assertThat(counts).hasSize(10);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(11L, 13L));
    try (TaskData others = SampleTrainings.digits()) {
      assertThat(others.trainingSubset(0.1)).isEqualTo(subset);
    }
  }

  @Test
  void wholeImagesAreAllImages() {
    assertThat(images.trainingSubset(1)).isEqualTo(IntStream.range(0, 1150).toArray());
  }

  @Test
  void aBudgetOfOneImageIsTooSmall() {
    TrainingTask task = SampleTrainings.task(SampleTrainings.sgd(), new Budget(1, 0, 1e-6));

    assertThatThrownBy(() -> train(task))
        .isInstanceOf(TrialFailure.class)
        .hasMessage("Invalid train fraction: 1.0E-6 (it leaves one image, no batch)");
  }

  @Test
  void aHugeLearningRateDiverges() {
    TrainingPlan plan = SampleTrainings.plan(SampleTrainings.optimizer(OptimizerKind.SGD, 1e30));

    TrialFailure failure =
        catchThrowableOfType(TrialFailure.class, () -> trainOnce(plan, SampleTrainings.epochs(1)));

    assertThat(failure.kind()).isEqualTo(FailureKind.DIVERGED);
    assertThat(failure).hasMessageStartingWith("The loss ");
  }

  @Test
  void divergenceInTheLastStepIsFoundByTheValidation() {
    TrainingPlan plan =
        plan(
            SampleTrainings.optimizer(OptimizerKind.SGD, 1e38),
            new TrainingPlan.LossPlan(0, 0, Double.MAX_VALUE));

    TrialFailure failure =
        catchThrowableOfType(TrialFailure.class, () -> trainOnce(plan, new Budget(1, 1, 1)));

    assertThat(failure.kind()).isEqualTo(FailureKind.DIVERGED);
    assertThat(failure).hasMessageStartingWith("The loss became ");
  }

  @Test
  void aLossAboveItsLimitIsDivergence() {
    TrainingPlan plan = plan(FROZEN, new TrainingPlan.LossPlan(0, 0, 0.5));

    assertThatThrownBy(() -> trainOnce(plan, SampleTrainings.epochs(1)))
        .isInstanceOf(TrialFailure.class)
        .hasMessageMatching("The loss of a batch was 2\\.\\d+ \\(limit 0\\.5\\)");
  }

  @Test
  void aTrainingAfterAFailedOneIsAsGoodAsAny() {
    Epoch before = trainOnce(SampleTrainings.sgd(), new Budget(1, 5, 1));
    aHugeLearningRateDiverges();

    assertThat(trainOnce(SampleTrainings.sgd(), new Budget(1, 5, 1))).isEqualTo(before);
  }

  @Test
  void aTrainingEndsAtItsDeadline() {
    TrainingTask task =
        SampleTrainings.task(SampleTrainings.sgd(), SampleTrainings.epochs(100_000));
    Deadline deadline = new Deadline(Duration.ofMillis(50));

    try (TrainingRun run = new TrainingRun(task, images, deadline)) {
      TrialFailure failure = catchThrowableOfType(TrialFailure.class, run::run);

      assertThat(failure.kind()).isEqualTo(FailureKind.TIME_LIMIT);
      assertThat(failure).hasMessage("Not done within 0.05 s");
    }
  }

  @Test
  void smoothingIsLinearInTheTrainingLossAndLeavesTheValidationLoss() {
    Epoch none = trainOnce(plan(FROZEN, loss(0, 0)), SampleTrainings.epochs(1));
    Epoch some = trainOnce(plan(FROZEN, loss(0.2, 0)), SampleTrainings.epochs(1));
    Epoch more = trainOnce(plan(FROZEN, loss(0.4, 0)), SampleTrainings.epochs(1));

    double difference = some.trainLoss() - none.trainLoss();
    assertThat(Math.abs(difference)).isGreaterThan(1e-4);
    assertThat(more.trainLoss() - none.trainLoss()).isCloseTo(2 * difference, within(1e-5));
    assertThat(more.validationLoss()).isEqualTo(none.validationLoss());
  }

  private static TrainingPlan.LossPlan loss(double smoothing, double clip) {
    return new TrainingPlan.LossPlan(smoothing, clip, 1e5);
  }

  @Test
  void aClipThatIsNeverReachedChangesNothing() {
    OptimizerPlan sgd = SampleTrainings.optimizer(OptimizerKind.SGD, 0.05);

    assertThat(trainOnce(plan(sgd, loss(0, 1e6)), SampleTrainings.epochs(1)))
        .isEqualTo(trainOnce(plan(sgd, loss(0, 0)), SampleTrainings.epochs(1)));
  }

  @Test
  void aTinyClipKeepsWeightsWhereTheyWere() {
    OptimizerPlan sgd = SampleTrainings.optimizer(OptimizerKind.SGD, 0.05);
    double start = trainOnce(plan(FROZEN, loss(0, 0)), SampleTrainings.epochs(1)).validationLoss();

    Epoch clipped = trainOnce(plan(sgd, loss(0, 1e-5)), SampleTrainings.epochs(1));
    Epoch free = trainOnce(plan(sgd, loss(0, 0)), SampleTrainings.epochs(1));

    // 36 steps of 0.05 x 10 x 1e-5 at the most, besides the decay
    assertThat(clipped.validationLoss()).isCloseTo(start, within(0.01));
    assertThat(free.validationLoss()).isLessThan(start - 0.5);
  }

  @Test
  void augmentedImagesAreOtherImages() {
    OptimizerPlan frozen = FROZEN;
    TrainingPlan augmented = new TrainingPlan(32, frozen, SampleTrainings.PLAIN_LOSS, AUGMENTATION);
    Epoch plain = trainOnce(plan(frozen, loss(0, 0)), SampleTrainings.epochs(1));

    Epoch moved = trainOnce(augmented, SampleTrainings.epochs(1));

    assertThat(moved.trainLoss()).isNotEqualTo(plain.trainLoss());
    assertThat(moved.validationLoss()).isEqualTo(plain.validationLoss());
    assertThat(trainOnce(augmented, SampleTrainings.epochs(1))).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource({"SGD, 0.05", "NESTEROV, 0.05", "ADAM, 0.01", "ADADELTA, 1", "RMSPROP, 0.005"})
  void everyRuleLearnsTheDigits(OptimizerKind kind, double learningRate) {
    TrainingPlan plan = SampleTrainings.plan(SampleTrainings.optimizer(kind, learningRate));

    List<Epoch> curve = train(SampleTrainings.task(plan, SampleTrainings.epochs(5)));

    assertThat(curve.get(4).validationAccuracy()).isGreaterThan(90);
    assertThat(curve.get(4).trainLoss()).isLessThan(curve.get(0).trainLoss() / 2);
  }

  @Test
  void weightsThatNothingDependsOnDoNotDisturb() {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    int flat = builder.then(new Flatten());
    builder.add(new Linear(7, true), flat);
    builder.add(new Linear(10, true), flat);
    TrainingPlan plan = plan(SampleTrainings.optimizer(OptimizerKind.ADAM, 0.01), loss(0, 1));
    TrainingTask task = new TrainingTask(builder.build(), plan, SampleTrainings.epochs(3), 1);

    assertThat(train(task).get(2).validationAccuracy()).isGreaterThan(80);
  }

  @Test
  void aNetworkThatCannotBeBuiltLeavesNothingBehind() {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    builder.then(Convolution.same(4, 3));
    TrainingTask task =
        new TrainingTask(builder.build(), SampleTrainings.sgd(), SampleTrainings.epochs(1), 1);
    String before = images.manager().toString();

    assertThatThrownBy(() -> train(task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot build the network: its output has shape");
    assertThat(images.manager()).hasToString(before);
  }

  @Test
  void twoHundredTrainingsLeaveNothingBehind() {
    String before = images.manager().toString();
    for (OptimizerKind kind : OptimizerKind.values()) {
      TrainingPlan plan = SampleTrainings.plan(SampleTrainings.optimizer(kind, 0.01));
      for (int seed = 0; seed < 40; seed++) {
        train(new TrainingTask(SampleTrainings.convolutional(), plan, new Budget(1, 2, 0.1), seed));
      }
    }

    assertThat(images.manager()).hasToString(before);
  }
}
