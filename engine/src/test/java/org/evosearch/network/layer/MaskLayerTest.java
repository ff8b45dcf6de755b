package org.evosearch.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class MaskLayerTest {

  private static final int IMAGES = 100;
  private static final int FEATURES = 3 * 5 * 7;

  /** What a network of this operation makes of ones, in training. */
  private static float[] masked(Operation operation, long seed, long step) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 5, 7));
    builder.then(operation);
    builder.then(new Flatten());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(builder.build(), new RandomStreams(seed), manager)) {
      NDArray ones = manager.ones(new Shape(IMAGES, 3, 5, 7));
      assertThat(network.inferenceForward(ones).toFloatArray()).containsOnly(1);
      return network.trainingForward(ones, step).toFloatArray();
    }
  }

  private static long zeros(float[] values) {
    long zeros = 0;
    for (float value : values) {
      zeros += value == 0 ? 1 : 0;
    }
    return zeros;
  }

  @Test
  void dropoutDropsAtItsRateAndScalesTheRest() {
    float[] values = masked(new Dropout(0.3), 1, 0);
    assertThat(values).containsOnly(0, (float) (1 / 0.7));
    // Four standard deviations of a binomial count.
    double deviation = Math.sqrt(0.3 * 0.7 / values.length);
    assertThat(zeros(values) / (double) values.length).isCloseTo(0.3, within(4 * deviation));
  }

  @Test
  void dropoutAtRateZeroDropsNothing() {
    assertThat(masked(new Dropout(0), 1, 0)).containsOnly(1);
  }

  @Test
  void neighborsAreDroppedIndependently() {
    float[] values = masked(new Dropout(0.5), 2, 0);
    long both = 0;
    for (int i = 0; i + 1 < values.length; i += 2) {
      both += values[i] == 0 && values[i + 1] == 0 ? 1 : 0;
    }
    double pairs = values.length / 2.0;
    assertThat(both / pairs).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / pairs)));
  }

  @Test
  void dropPathDropsWholeImages() {
    float[] values = masked(new DropPath(0.4), 1, 0);
    int dropped = 0;
    for (int image = 0; image < IMAGES; image++) {
      float first = values[image * FEATURES];
      dropped += first == 0 ? 1 : 0;
      for (int i = 1; i < FEATURES; i++) {
        assertThat(values[image * FEATURES + i]).isEqualTo(first);
      }
    }
    assertThat(values).containsOnly(0, (float) (1 / 0.6));
    assertThat(dropped).isBetween(20, 60);
  }

  @Test
  void aMaskDependsOnSeedAndStepAlone() {
    float[] mask = masked(new Dropout(0.5), 1, 7);
    assertThat(masked(new Dropout(0.5), 1, 7)).isEqualTo(mask);
    assertThat(masked(new Dropout(0.5), 1, 8)).isNotEqualTo(mask);
    assertThat(masked(new Dropout(0.5), 2, 7)).isNotEqualTo(mask);
  }

  @Test
  void twoNodesOfOneNetworkHaveTheirOwnMasks() {
    // Where both keep, 4 is left; were the masks equal, half of the numbers would be.
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 5, 7));
    builder.then(new Dropout(0.5));
    builder.then(new Dropout(0.5));
    builder.then(new Flatten());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(builder.build(), new RandomStreams(1), manager)) {
      NDArray ones = manager.ones(new Shape(IMAGES, 3, 5, 7));
      float[] values = network.trainingForward(ones, 0).toFloatArray();
      assertThat(values).containsOnly(0, 4);
      assertThat(zeros(values) / (double) values.length).isCloseTo(0.75, within(0.02));
    }
  }
}
