package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** Passes that find out about a network and change nothing. */
class ProbeTest {

  private static final int IMAGES = 3;

  private static Architecture network(Operation... last) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 6, 6));
    builder.then(Convolution.same(4, 3));
    builder.then(new BatchNormalization(true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(5, true));
    Stream.of(last).forEach(builder::then);
    return builder.build();
  }

  private static Stream<Architecture> architectures() {
    return LongStream.range(0, 100).mapToObj(RandomArchitectures::of);
  }

  private static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }

  @Test
  void aProbeChangesNothingAndIsTheSameAgain() {
    architectures().forEach(ProbeTest::assertUnchanged);
  }

  private static void assertUnchanged(Architecture architecture) {
    try (NDManager manager = manager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      NDArray images = Formula.images(manager, architecture, IMAGES);
      List<NDArray> before = network.savedArrays().stream().map(NDArray::duplicate).toList();
      NDArray logits = network.probeForward(images, ForwardObserver.NONE);

      assertThat(network.probeForward(images, ForwardObserver.NONE)).isEqualTo(logits);
      assertThat(network.savedArrays()).isEqualTo(before);
    }
  }

  @Test
  void itIsATrainingPassWithoutMasks() {
    try (NDManager manager = manager();
        Network masked =
            Network.build(
                network(new Dropout(0.5), new DropPath(0.5)), new RandomStreams(7), manager);
        Network plain = Network.build(network(), new RandomStreams(7), manager)) {
      NDArray images = Formula.images(manager, plain.architecture(), IMAGES);

      assertThat(masked.probeForward(images, ForwardObserver.NONE))
          .isEqualTo(plain.trainingForward(images, 0))
          .isNotEqualTo(plain.inferenceForward(images));
    }
  }

  @Test
  void anObserverSeesWhatEachOperationIsGiven() {
    List<String> seen = new ArrayList<>();
    try (NDManager manager = manager();
        Network network = Network.build(network(), new RandomStreams(7), manager)) {
      network.probeForward(
          Formula.images(manager, network.architecture(), IMAGES),
          new ForwardObserver() {
            @Override
            public void sees(Operation operation, NDArray input) {
              seen.add(operation.getClass().getSimpleName() + " " + input.getShape());
            }
          });
    }
    assertThat(seen)
        .containsExactly(
            "Convolution (3, 2, 6, 6)",
            "BatchNormalization (3, 4, 6, 6)",
            "Activation (3, 4, 6, 6)",
            "GlobalAveragePooling (3, 4, 6, 6)",
            "Linear (3, 4)");
  }

  @Test
  void anyNetworkRunsInTheHigherPrecisionAndWithoutNormalization() {
    architectures().forEach(ProbeTest::assertDoubles);
  }

  private static void assertDoubles(Architecture architecture) {
    try (NDManager manager = manager();
        Network network =
            Network.build(architecture, new RandomStreams(7), manager, DataType.FLOAT64)) {
      NDArray images =
          Formula.images(manager, architecture, IMAGES).toType(DataType.FLOAT64, false);
      NDArray logits = network.unnormalizedForward(images);

      assertThat(logits.getDataType()).as(architecture.toString()).isEqualTo(DataType.FLOAT64);
      assertThat(logits.getShape().get(0)).isEqualTo(IMAGES);
    }
  }

  @Test
  void theWeightsOfLayersAreThoseOfConvolutionsAndLinearMaps() {
    try (NDManager manager = manager();
        Network network = Network.build(network(), new RandomStreams(7), manager)) {
      assertThat(network.layerWeights())
          .extracting(NDArray::getShape)
          .containsExactly(new Shape(4, 2, 3, 3), new Shape(5, 4));
    }
  }

  @Test
  void initialWeightsAreTheSameInAnyPrecision() {
    try (NDManager manager = manager();
        Network single = Network.build(network(), new RandomStreams(7), manager);
        Network twice = Network.build(network(), new RandomStreams(7), manager, DataType.FLOAT64)) {
      assertThat(twice.weights().stream().map(w -> w.toType(DataType.FLOAT32, false)).toList())
          .isEqualTo(single.weights());
      assertThat(twice.weights()).allMatch(NDArray::hasGradient);
    }
  }
}
