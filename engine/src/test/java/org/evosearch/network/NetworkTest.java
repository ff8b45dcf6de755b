package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final RandomStreams STREAMS = new RandomStreams(11);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static Architecture small() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(4, 6, 6));
    builder.then(Convolution.same(8, 3).withGroups(2).withBias());
    builder.then(new BatchNormalization(true));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  @Test
  void weightsAreNamedByNodeAndOperation() {
    try (Network network = Network.build(small(), STREAMS, manager)) {
      assertThat(network.weightNames())
          .containsExactly(
              "1.Convolution.weight",
              "1.Convolution.bias",
              "2.BatchNormalization.scale",
              "2.BatchNormalization.shift",
              "4.Linear.weight",
              "4.Linear.bias");
      assertThat(network.weights().get(0).getShape()).isEqualTo(new Shape(8, 2, 3, 3));
      assertThat(network.weights().get(4).getShape()).isEqualTo(new Shape(10, 8 * 36));
      assertThat(network.architecture()).isEqualTo(small());
    }
  }

  @Test
  void eachWeightIsDrawnFromItsOwnStream() {
    try (Network network = Network.build(small(), STREAMS, manager)) {
      assertDrawn(network.weights().get(0), 0, 2 * 3 * 3);
      assertDrawn(network.weights().get(1), 1, 2 * 3 * 3);
      assertDrawn(network.weights().get(4), 4, 8 * 36);
      assertDrawn(network.weights().get(5), 5, 8 * 36);
      assertThat(network.weights().get(2).toFloatArray()).containsOnly(1);
      assertThat(network.weights().get(3).toFloatArray()).containsOnly(0);
    }
  }

  /** U(-1/sqrt(fanIn), 1/sqrt(fanIn)), number by number. */
  private static void assertDrawn(NDArray weight, int index, int fanIn) {
    UniformRandomProvider random = STREAMS.stream(Purpose.WEIGHTS, 0, index);
    for (float value : weight.toFloatArray()) {
      double expected = (2 * random.nextDouble() - 1) / Math.sqrt(fanIn);
      assertThat(value).isEqualTo((float) expected);
    }
  }

  @Test
  void embeddingsAreNormalWithDeviationTwoHundredths() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(8, 16, 16));
    builder.then(new ToTokens());
    builder.then(new PositionEmbedding());
    builder.then(new Flatten());
    try (Network network = Network.build(builder.build(), STREAMS, manager)) {
      float[] values = network.weights().get(0).toFloatArray();
      double squares = 0;
      double within = 0;
      for (float value : values) {
        squares += value * (double) value;
        within += Math.abs(value) < 0.02 ? 1 : 0;
      }
      assertThat(Math.sqrt(squares / values.length)).isCloseTo(0.02, within(0.001));
      assertThat(within / values.length).isCloseTo(0.683, within(0.04));
    }
  }

  @Test
  void anOutputThatIsNoVectorIsRefused() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(4, 6, 6));
    builder.then(Convolution.same(8, 3));
    assertThatThrownBy(() -> Network.build(builder.build(), STREAMS, manager))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot build the network: its output has shape (8, 6, 6), not that of a vector");
    assertThat(manager.getManagedArrays()).isEmpty();
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    try (Network network = Network.build(small(), STREAMS, manager)) {
      NDArray images = manager.ones(new Shape(2, 4, 6, 7));
      assertThatThrownBy(() -> network.inferenceForward(images))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid images: (2, 4, 6, 7) (N images of shape (4, 6, 6) are needed)");
    }
  }

  @Test
  void aBatchOfOneValuePerChannelCannotBeNormalizedInTraining() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 1, 1));
    builder.then(new Flatten());
    builder.then(new BatchNormalization(true));
    try (Network network = Network.build(builder.build(), STREAMS, manager)) {
      NDArray image = manager.ones(new Shape(1, 3, 1, 1));
      assertThatThrownBy(() -> network.trainingForward(image, 0))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("Expected more than 1 value per channel");
      assertThat(network.inferenceForward(image).getShape()).isEqualTo(new Shape(1, 3));
    }
  }

  @Test
  void aNetworkThatPassesItsInputOnGivesAnArrayOfItsOwn() {
    Architecture.Builder builder = Architecture.of(TensorShape.vector(4));
    builder.then(new Identity());
    try (Network network = Network.build(builder.build(), STREAMS, manager)) {
      NDArray vectors = manager.arange(8f).reshape(2, 4);
      try (NDArray output = network.inferenceForward(vectors)) {
        assertThat(output.toFloatArray()).isEqualTo(vectors.toFloatArray());
      }
      assertThat(vectors.toFloatArray()).hasSize(8);
    }
  }
}
