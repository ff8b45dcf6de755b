package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** Nothing native outlives its owner. */
class NetworkMemoryTest {

  private static final int NETWORKS = 300;
  private static final int BATCH = 32;
  private static final long PAGE = 4096;

  private static Architecture mixed() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 8, 8));
    builder.then(Convolution.same(16, 3));
    builder.then(new BatchNormalization(false));
    builder.then(new Activation(ActivationFunction.HARD_SWISH));
    builder.then(new Dropout(0.2));
    builder.then(new ToTokens());
    builder.then(new ClassToken());
    builder.then(new PositionEmbedding());
    builder.then(new SelfAttention(2, 8));
    builder.then(new FirstToken());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  private static void trainOnce(NDManager manager, long seed) {
    try (Network network = Network.build(mixed(), new RandomStreams(seed), manager);
        NDManager batch = manager.newSubManager()) {
      NDArray images = batch.ones(new Shape(BATCH, 3, 8, 8));
      NDArray logits = network.trainingForward(images, 0);
      NDArray slopes = batch.ones(logits.getShape());
      JniUtils.backward((PtNDArray) logits, (PtNDArray) slopes, false, false);
      network.inferenceForward(images);
    }
  }

  @Test
  void manyNetworksLeaveNoArraysAndNoMemoryBehind() throws IOException {
    assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
    boolean gradMode = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int i = 0; i < NETWORKS / 2; i++) {
        trainOnce(manager, i);
      }
      long before = residentBytes();
      for (int i = 0; i < NETWORKS; i++) {
        trainOnce(manager, i);
      }
      assertThat(manager.getManagedArrays()).isEmpty();
      // One pass keeps more than 2 MiB for the gradient: one in six not freed would show.
      assertThat(residentBytes() - before).isLessThan(100L << 20);
    } finally {
      JniUtils.setGradMode(gradMode);
    }
  }

  private static long residentBytes() throws IOException {
    Path statm = Path.of("/proc/self/statm");
    assumeThat(statm).as("resident memory is read where Linux gives it").exists();
    return Long.parseLong(List.of(Files.readString(statm).split(" ", -1)).get(1)) * PAGE;
  }

  @Test
  void aPassLeavesTheLogitsAloneToTheManagerOfTheImages() {
    try (NDManager manager = NDManager.newBaseManager();
        NDManager own = manager.newSubManager();
        NDManager batch = manager.newSubManager();
        Network network = Network.build(mixed(), new RandomStreams(1), own)) {
      NDArray images = batch.ones(new Shape(BATCH, 3, 8, 8));
      List<NDArray> built = own.getManagedArrays();
      NDArray logits = network.trainingForward(images, 0);
      assertThat(batch.getManagedArrays()).containsExactlyInAnyOrder(images, logits);
      assertThat(own.getManagedArrays()).hasSameSizeAs(built);
    }
  }

  @Test
  void closingTheNetworkFreesItsArrays() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Network network = Network.build(mixed(), new RandomStreams(1), manager);
      assertThat(manager.getManagedArrays()).isNotEmpty();
      network.close();
      assertThat(manager.getManagedArrays()).isEmpty();
      assertThat(network.weights()).allMatch(NDArray::isReleased);
    }
  }
}
