package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.BlockFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureBlockTest {

  private static Architecture architecture(int channels) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 4, 4));
    builder.then(Convolution.same(channels, 3).withBias());
    builder.then(new BatchNormalization(true));
    builder.then(new BatchNormalization(false));
    builder.then(new Flatten());
    builder.then(new Linear(5, true));
    return builder.build();
  }

  private static Network trained(long seed, NDManager manager) {
    Network network = Network.build(architecture(4), new RandomStreams(seed), manager);
    network.trainingForward(Formula.images(manager, network.architecture(), 3), 0);
    return network;
  }

  private static byte[] saved(Network network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    network.block().saveParameters(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static List<float[]> values(Network network) {
    return network.block().getParameters().values().stream()
        .map(parameter -> parameter.getArray().toFloatArray())
        .toList();
  }

  @Test
  void weightsAndStatisticsSurviveSavingBitForBit() throws Exception {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = trained(1, manager);
        Network other = trained(2, manager)) {
      List<NDArray> arrays = other.weights();
      assertThat(values(other).get(0)).isNotEqualTo(values(network).get(0));
      other.block().loadParameters(manager, input(saved(network)));
      assertThat(values(other)).hasSize(10).usingRecursiveComparison().isEqualTo(values(network));
      assertThat(saved(other)).isEqualTo(saved(network));
      assertThat(other.weights()).isEqualTo(arrays).allMatch(NDArray::hasGradient);
      NDArray images = Formula.images(manager, network.architecture(), 3);
      assertThat(other.inferenceForward(images).toFloatArray())
          .isEqualTo(network.inferenceForward(images).toFloatArray());
    }
  }

  @Test
  void aModelIsSavedByDjlAndServedByItsCriteria(@TempDir Path folder) throws Exception {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = trained(1, manager);
        Model model = Model.newInstance("winner", "PyTorch")) {
      NDArray images = Formula.images(manager, network.architecture(), 3);
      float[] expected = network.inferenceForward(images).toFloatArray();
      model.setBlock(network.block());
      model.save(folder, "winner");
      BlockFactory factory =
          (created, path, arguments) -> new ArchitectureBlock(network.architecture());
      Criteria<NDList, NDList> criteria =
          Criteria.builder()
              .setTypes(NDList.class, NDList.class)
              .optModelPath(folder)
              .optModelName("winner")
              .optEngine("PyTorch")
              .optArgument("blockFactory", factory)
              .build();
      try (ZooModel<NDList, NDList> loaded = criteria.loadModel();
          Predictor<NDList, NDList> predictor = loaded.newPredictor();
          NDList logits = predictor.predict(new NDList(images))) {
        assertThat(logits.singletonOrThrow().toFloatArray()).isEqualTo(expected);
      }
    }
  }

  @Test
  void parametersOfAnotherShapeAreRefused() throws IOException {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = trained(1, manager);
        Network wider = Network.build(architecture(6), new RandomStreams(1), manager)) {
      byte[] bytes = saved(network);
      assertThatThrownBy(() -> wider.block().loadParameters(manager, input(bytes)))
          .isInstanceOf(MalformedModelException.class)
          .hasMessage(
              "Cannot load 1.Convolution.weight: it has shape (4, 3, 3, 3), not (6, 3, 3, 3)");
    }
  }

  @Test
  void trainingThroughDjlIsRefused() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = trained(1, manager)) {
      ParameterStore store = new ParameterStore(manager, false);
      NDList images = new NDList(Formula.images(manager, network.architecture(), 3));
      assertThatThrownBy(() -> network.block().forward(store, images, true))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "Cannot train the network through DJL's block interface: masks need the training"
                  + " step");
      assertThat(network.block().getOutputShapes(new Shape[] {new Shape(7, 3, 4, 4)}))
          .containsExactly(new Shape(7, 5));
    }
  }
}
