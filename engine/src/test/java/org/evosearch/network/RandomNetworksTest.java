package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.layer.ForwardPass;
import org.evosearch.network.layer.Layer;
import org.evosearch.network.layer.LayerArrays;
import org.evosearch.network.layer.LayerFactory;
import org.evosearch.network.layer.Mode;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.junit.jupiter.api.Test;

/** Properties over architectures drawn from all operations. */
class RandomNetworksTest {

  private static final int COUNT = 200;
  private static final int IMAGES = 2;

  private static Stream<Architecture> architectures() {
    return Stream.concat(
        LongStream.range(0, COUNT).mapToObj(RandomArchitectures::of), Stream.of(supernet()));
  }

  /** Some operations are for supernets only. */
  private static Architecture supernet() {
    return new NasBench201Space(new NasBench201Settings(1, 4), TensorShape.image(2, 8, 8), 5)
        .supernet(SupernetForm.ofParts(2))
        .network();
  }

  @Test
  void everyKindOfOperationIsDrawn() {
    assertThat(
            architectures()
                .flatMap(architecture -> architecture.nodes().stream())
                .map(node -> node.operation().getClass())
                .collect(Collectors.toSet()))
        .hasSize(Operation.class.getPermittedSubclasses().length);
  }

  @Test
  void logitsAreFiniteAndOfTheRightShape() {
    architectures().forEach(RandomNetworksTest::assertFiniteLogits);
  }

  private static void assertFiniteLogits(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      NDArray images = Formula.images(manager, architecture, IMAGES);
      for (NDArray logits :
          List.of(network.trainingForward(images, 3), network.inferenceForward(images))) {
        assertThat(logits.getShape()).isEqualTo(new Shape(IMAGES, 5));
        for (float logit : logits.toFloatArray()) {
          assertThat(logit).as(architecture.toString()).isFinite();
        }
      }
    }
  }

  @Test
  void thereAreAsManyWeightsAsTheFootprintCounts() {
    architectures().forEach(RandomNetworksTest::assertFootprint);
  }

  private static void assertFootprint(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      assertThat(network.weights().stream().mapToLong(NDArray::size).sum())
          .as(architecture.toString())
          .isEqualTo(Footprint.of(architecture).parameters());
      assertThat(network.weights()).allMatch(NDArray::hasGradient);
      assertThat(network.weightNames()).hasSameSizeAs(network.weights()).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyNodeGivesTheShapeThatTheArchitectureInfers() {
    architectures().forEach(RandomNetworksTest::assertShapes);
  }

  private static void assertShapes(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager()) {
      RandomStreams streams = new RandomStreams(7);
      LayerArrays arrays = new LayerArrays(streams);
      LayerFactory factory = new LayerFactory(architecture, streams, arrays);
      List<Layer> layers = new ArrayList<>();
      architecture.nodes().forEach(node -> layers.add(factory.layer(layers.size())));
      arrays.parameters().forEach(parameter -> parameter.initialize(manager, DataType.FLOAT32));
      arrays.constants().forEach(constant -> constant.place(manager));
      assertShapes(architecture, layers, (PtNDManager) manager);
    }
  }

  private static void assertShapes(
      Architecture architecture, List<Layer> layers, PtNDManager manager) {
    ForwardPass pass = new ForwardPass(Mode.TRAINING, manager, IMAGES, 1, 1);
    List<PtNDArray> results = new ArrayList<>();
    results.add((PtNDArray) Formula.images(manager, architecture, IMAGES));
    for (int i = 1; i < layers.size(); i++) {
      PtNDArray[] inputs =
          architecture.nodes().get(i).inputs().stream().map(results::get).toArray(PtNDArray[]::new);
      boolean alone = inputs.length == 1 && architecture.nodes().get(i).operation().isCommutative();
      boolean passesOn = alone || layers.get(i).passesOn(Mode.TRAINING);
      results.add(passesOn ? inputs[0] : layers.get(i).forward(inputs, pass));
      assertThat(results.get(i).getShape())
          .as("node %d of %s", i, architecture)
          .isEqualTo(batch(architecture.shapes().get(i)));
    }
  }

  private static Shape batch(TensorShape shape) {
    return new Shape(
        LongStream.concat(
                LongStream.of(IMAGES), shape.dimensions().stream().mapToLong(Integer::longValue))
            .toArray());
  }

  @Test
  void theSameStreamsGiveTheSameBitsWhateverRunsBesideThem() {
    List<Integer> alone = architectures().limit(20).map(RandomNetworksTest::digest).toList();
    List<Integer> together =
        architectures().limit(20).parallel().map(RandomNetworksTest::digest).toList();
    assertThat(together).isEqualTo(alone);
  }

  private static int digest(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      NDArray images = Formula.images(manager, architecture, IMAGES);
      return 31 * Arrays.hashCode(network.trainingForward(images, 3).toFloatArray())
          + Arrays.hashCode(network.inferenceForward(images).toFloatArray());
    }
  }
}
