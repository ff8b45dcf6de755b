package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

/** The parts of the scores of AZ-NAS. */
class AzNasTest {

  private static final Activation RELU = new Activation(ActivationFunction.RELU);

  private static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }

  private static List<Integer> ends(Architecture network) {
    try (NDManager manager = manager();
        Network built = Network.build(network, new RandomStreams(1), manager, DataType.FLOAT32)) {
      return BlockEnds.of(built);
    }
  }

  private static Architecture.Builder chain() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 8, 8));
    for (int channels : new int[] {4, 4, 8}) {
      builder.then(Convolution.same(channels, 3));
      builder.then(new BatchNormalization(true));
      builder.then(RELU);
    }
    return builder;
  }

  /** Nodes 1 to 6 have 4 channels, of which 5 is the last one before an activation. */
  @Test
  void inAChainBlocksEndWhereChannelsOrResolutionChange() {
    Architecture.Builder builder = chain();
    builder.then(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(5, true));

    assertThat(ends(builder.build())).containsExactly(5, 8, 10);
  }

  /** Of the residual network's nodes the normalization of the stem and the sum. */
  @Test
  void blocksEndWhereBranchesMerge() {
    assertThat(ends(TinyTask.residual())).containsExactly(2, 7);
  }

  @Test
  void whatIsInABranchEndsNoBlock() {
    Architecture.Builder builder = chain();
    int start = builder.then(RELU);
    int wide = builder.add(Convolution.same(16, 3), start);
    int other = builder.add(Convolution.same(8, 1), wide);
    int sum = builder.add(new Sum(), start, other);
    builder.add(new BatchNormalization(true), sum);
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(5, true));

    assertThat(ends(builder.build())).containsExactly(5, 8, sum);
  }

  /** Two directions of equal variance, ln 2; copies of one channel, none. */
  @Test
  void theEntropyCountsDirections() {
    try (NDManager manager = manager()) {
      NDArray two = manager.create(new float[] {1, 0, -1, 0, 0, 1, 0, -1}, new Shape(4, 2));
      NDArray one = manager.create(new float[] {1, 1, 3, 3, 5, 5}, new Shape(3, 2));

      assertThat(Features.entropy(two)).isCloseTo(Math.log(2), within(1e-6));
      assertThat(Features.entropy(one)).isCloseTo(0, within(1e-6));
      assertThat(Features.entropy(two.sub(two))).isNaN();
      assertThat(Features.entropy(two.reshape(2, 2, 2))).isCloseTo(Math.log(2), within(1e-6));
      assertThat(Features.entropy(two.transpose().reshape(1, 2, 2, 2)))
          .isCloseTo(Math.log(2), within(1e-6));
    }
  }

  @Test
  void singularValuesAreThoseOfTheProduct() {
    try (NDManager manager = manager()) {
      NDArray x = manager.create(new float[] {3, 0, 0, 4}, new Shape(2, 2));
      NDArray y = manager.create(new float[] {1, 2, 0, 0, 0, 5}, new Shape(2, 3));

      assertThat(
              Features.largestSingularValue(x, y.mul(0).add(manager.eye(2, 3, 0, y.getDataType()))))
          .isCloseTo(4, within(1e-6));
      assertThat(Features.largestSingularValue(x, y)).isCloseTo(20, within(0.5));
    }
  }

  @Test
  void placesOfAPatchBecomeChannels() {
    try (NDManager manager = manager()) {
      NDArray maps = manager.arange(20f).reshape(1, 1, 4, 5);
      NDArray patches = Patches.of(maps, new Shape(1, 7, 2, 2));

      assertThat(patches.getShape()).isEqualTo(new Shape(1, 4, 2, 2));
      assertThat(Features.rows(patches).get(3).toFloatArray()).containsExactly(12, 13, 17, 18);
      assertThat(Patches.of(maps, new Shape(1, 2, 9, 9))).isEqualTo(maps);
    }
  }

  /** A block of a skip connection alone does not exist, one that doubles has s = 2. */
  @Test
  void aBlockThatScalesGradientsHasAKnownScore() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 4, 4));
    int start = builder.then(new BatchNormalization(true));
    builder.add(new Sum(), start, start);
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(3, true));
    try (TaskData images = TinyTask.images()) {
      double score = new Trainability().score(builder.build(), 1, TinyTask.inOrder(images), 1000);

      assertThat(score).isCloseTo(2 - 2 - 0.5, within(0.02));
    }
  }

  /** Once the images are freed, no network can be probed any more. */
  @Test
  void expressivityAndProgressivityShareAForwardPass() {
    NetworkScores shared;
    double alone;
    double first;
    try (TaskData images = TinyTask.images()) {
      ProbeImages probe = TinyTask.inOrder(images);
      alone = new Progressivity().score(TinyTask.residual(), 5, probe, TinyTask.BATCH);
      shared = new NetworkScores(TinyTask.residual(), 5, probe, TinyTask.BATCH);
      first = shared.of(new Expressivity());
      assertThat(first)
          .isEqualTo(new Expressivity().score(TinyTask.residual(), 5, probe, TinyTask.BATCH));
    }
    assertThat(shared.of(new Progressivity())).isEqualTo(alone).isFinite();
    assertThat(shared.of(new Expressivity())).isEqualTo(first);
  }
}
