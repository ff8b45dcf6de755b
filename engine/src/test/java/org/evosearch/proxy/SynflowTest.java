package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.function.UnaryOperator;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

class SynflowTest {

  /** Three inputs, two hidden units, one output. */
  private static Architecture.Builder perceptron() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 1, 1));
    builder.then(new Flatten());
    builder.then(new Linear(2, false));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Linear(1, false));
    return builder;
  }

  private static double score(Architecture network) {
    try (TaskData images = TinyTask.images()) {
      return new Synflow().score(network, 3, TinyTask.inOrder(images), 0);
    }
  }

  /** The flow through the perceptron with other weights than its initial ones. */
  private static double flow(UnaryOperator<NDArray> weights, double one) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        Network network =
            Network.build(perceptron().build(), new RandomStreams(1), manager, DataType.FLOAT64)) {
      network.copy(network.savedArrays().stream().map(weights).toList());
      return Synflow.flow(network, manager, one);
    }
  }

  /** The output is 6, and each layer's weights are all there is to it: 6 + 6. */
  @Test
  void weightsOfOnesFlowThroughEachLayerWhole() {
    assertThat(flow(NDArray::onesLike, 1)).isEqualTo(12);
    assertThat(flow(NDArray::onesLike, 0.25)).isEqualTo(0.75);
  }

  @Test
  void theSignsOfWeightsDoNotMatter() {
    assertThat(flow(NDArray::neg, 1)).isEqualTo(flow(NDArray::duplicate, 1)).isPositive();
  }

  @Test
  void imagesDoNotMatter() {
    try (TaskData some = TinyTask.images();
        TaskData black = TinyTask.images(i -> 0)) {
      Architecture network = TinyTask.residual();

      assertThat(new Synflow().score(network, 3, new ProbeImages(some, 1), 0))
          .isEqualTo(new Synflow().score(network, 3, new ProbeImages(black, 2), 0));
    }
  }

  @Test
  void normalizationsAndMasksAreLeftOut() {
    Architecture.Builder builder = perceptron();
    builder.then(new LayerNormalization());
    builder.then(new Dropout(0.5));

    assertThat(score(builder.build())).isEqualTo(score(perceptron().build()));
  }

  /** 1,100 doublings are beyond the largest number, about 2 to the 1,024. */
  @Test
  void aFlowBeyondTheLargestNumberHasALogarithm() {
    Architecture.Builder builder = perceptron();
    int last = builder.then(new Activation(ActivationFunction.RELU));
    for (int i = 0; i < 1100; i++) {
      last = builder.add(new Sum(), last, last);
    }

    assertThat(score(builder.build()))
        .isCloseTo(score(perceptron().build()) + 1100 * Math.log10(2), within(1e-9));
  }

  @Test
  void aDeadNetworkHasNone() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 1, 1));
    builder.then(new Zero(1));
    builder.then(new Flatten());
    builder.then(new Linear(2, false));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Linear(1, false));

    assertThat(score(builder.build())).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
