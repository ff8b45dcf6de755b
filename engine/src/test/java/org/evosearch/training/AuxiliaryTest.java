package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.network.Network;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.trial.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuxiliaryTest {

  private static final int LAST_CONVOLUTION = 4;

  /** Convolutions of equal cost before and after a pooling, and one at the end. */
  private static Architecture network(int side) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, side, side));
    builder.then(Convolution.same(4, 3));
    builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0));
    builder.then(Convolution.same(4, 3));
    builder.then(Convolution.same(4, 3));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  private static Optional<Auxiliary> chosen(Architecture network) {
    return Auxiliary.of(network, OptionalInt.empty(), 0.4);
  }

  /** 9 x 4 x 256 multiply-adds, then twice 9 x 4 x 4 x 64: two thirds end in the second one. */
  @Test
  void aHeadIsPutAtTwoThirdsOnAnImageOfTheLastSize() {
    assertThat(chosen(network(16)).orElseThrow().node()).isEqualTo(3);
  }

  @Test
  void smallImagesAndPerceptronsHaveNoRoomForAHead() {
    assertThat(chosen(network(12))).isEmpty();
    assertThat(chosen(SampleTrainings.perceptron(32))).isEmpty();
    assertThat(Auxiliary.of(network(16), OptionalInt.of(2), 0)).isEmpty();
    assertThat(Auxiliary.of(network(12), OptionalInt.of(2), 0.4)).isEmpty();
  }

  @Test
  void aNamedPlaceIsTaken() {
    Auxiliary head = Auxiliary.of(network(16), OptionalInt.of(1), 0.4).orElseThrow();

    assertThat(head.node()).isEqualTo(1);
    assertThat(head.head().inputShape()).isEqualTo(TensorShape.image(4, 16, 16));
    assertThat(head.head().outputShape()).isEqualTo(TensorShape.vector(10));
  }

  @Test
  void aHeadHasAWeight() {
    Architecture network = network(16);
    assertThatThrownBy(() -> new Auxiliary(1, network, 0))
        .hasMessage("Invalid weight: 0.0 (above 0)");
  }

  /**
   * On 576 channels of 8 x 8 pixels: 576 x 128 + 2 x 128 + 128 x 768 x 4 + 2 x 768 + 769 x 10
   * numbers, which do not count as the network's.
   */
  @Test
  void theFinalNetworkOfDartsHasItsHeadAfterTheSecondReduction() {
    DartsSpace space = new DartsSpace(DartsSettings.PUBLISHED, TensorShape.image(3, 32, 32), 10);
    Choices genotype = space.sample(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    Architecture network = space.decode(genotype).finalNetwork().architecture();

    Auxiliary head =
        Auxiliary.of(network, space.decode(genotype).auxiliaryNode(), 0.4).orElseThrow();

    assertThat(head.head().inputShape()).isEqualTo(TensorShape.image(576, 8, 8));
    assertThat(Footprint.of(head.head()).parameters()).isEqualTo(476_426);
    assertThat(Footprint.of(head.joined(network)).parameters())
        .isEqualTo(Footprint.of(network).parameters() + 476_426);
  }

  /** Images of 7 pixels, as the networks for ImageNet have them, leave the last convolution one. */
  @Test
  void aHeadForImagesOfSevenPixelsPoolsInSmallerSteps() {
    Auxiliary head = Auxiliary.of(network(14), OptionalInt.of(2), 0.4).orElseThrow();

    assertThat(head.head().shapes().get(2)).isEqualTo(TensorShape.image(4, 2, 2));
    assertThat(head.head().outputShape()).isEqualTo(TensorShape.vector(10));
  }

  @Test
  void whatIsTrainedBeginsWithTheNetwork() {
    Architecture network = network(16);

    Architecture joined = chosen(network).orElseThrow().joined(network);

    List<Node> first = joined.nodes().subList(0, network.nodes().size());
    assertThat(first).isEqualTo(network.nodes());
    assertThat(joined.nodes().get(first.size()).inputs()).containsExactly(3);
    assertThat(joined.outputShape()).isEqualTo(TensorShape.vector(20));
  }

  private static Architecture forDigits() {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    for (int i = 0; i < LAST_CONVOLUTION; i++) {
      builder.then(Convolution.same(4, 3));
    }
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  private static TrainingTask task(double weight) {
    Architecture network = forDigits();
    return new TrainingTask(
        network,
        Auxiliary.of(network, OptionalInt.empty(), weight),
        SampleTrainings.sgd(),
        SampleTrainings.epochs(1),
        3);
  }

  private static Epoch trained(double weight) {
    try (TaskData images = SampleTrainings.digits();
        TrainingRun run = new TrainingRun(task(weight), images, new Deadline(Duration.ZERO))) {
      return run.run().last();
    }
  }

  @Test
  void theLossOfTheHeadCountsWithItsWeight() {
    Epoch alone = trained(0);
    Epoch barely = trained(1e-9);
    Epoch both = trained(0.4);

    assertThat(barely.trainLoss()).isCloseTo(alone.trainLoss(), within(1e-4));
    assertThat(barely.validationLoss()).isCloseTo(alone.validationLoss(), within(1e-4));
    // Two heads of about 2.3 nats each.
    assertThat(both.trainLoss()).isBetween(alone.trainLoss() + 0.1, alone.trainLoss() + 1.2);
    assertThat(both.validationLoss()).isNotEqualTo(alone.validationLoss());
  }

  @Test
  void theTrainedNetworkGivesWhatWasValidatedAndHasNoHead() {
    try (TaskData images = SampleTrainings.digits();
        TrainingRun run = new TrainingRun(task(0.4), images, new Deadline(Duration.ZERO))) {
      Epoch last = run.run().last();
      Network network = run.network();
      Score score = run.score(images.validation().orElseThrow());

      assertThat(network.architecture()).isEqualTo(forDigits());
      assertThat(network.weights()).allMatch(NDArray::hasGradient);
      assertThat(score).isEqualTo(new Score(last.validationLoss(), last.validationAccuracy()));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.1, 2"})
  void theHeadIsMeasuredByTheSameTargets(double smoothing, double weight) {
    try (TaskData images = SampleTrainings.digits()) {
      NDArray one = images.manager().create(new float[][] {{1, 0, 2}, {3, 1, 0}});
      NDArray other = images.manager().create(new float[][] {{0, 0, 1}, {2, 5, 0}});
      NDArray labels = images.manager().create(new long[] {2, 0});
      Loss loss = new Loss(new CrossEntropy(smoothing, Optional.empty()), Optional.of(weight));

      float mean = loss.mean(one.concat(other, 1), labels).getFloat();

      double expected =
          LossFunction.mean(one, labels, smoothing).getFloat()
              + weight * LossFunction.mean(other, labels, smoothing).getFloat();
      assertThat((double) mean).isCloseTo(expected, within(1e-6));
      assertThat(loss.ofNetwork(one.concat(other, 1)).toFloatArray()).isEqualTo(one.toFloatArray());
    }
  }
}
