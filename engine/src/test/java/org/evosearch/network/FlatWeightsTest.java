package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.dataset.Augmentation;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Descent;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights that move together become what they become one by one. */
class FlatWeightsTest {

  private static final int NETWORKS = 30;
  private static final int STEPS = 3;
  private static final int IMAGES = 4;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  private static TrainingPlan plan(OptimizerKind kind) {
    return new TrainingPlan(
        IMAGES,
        new OptimizerPlan(kind, 0.05, 0.9, 5e-4, LearningRateSchedule.CONSTANT),
        new TrainingPlan.LossPlan(0.1, 1, 1e5),
        Augmentation.NONE);
  }

  /** The bits of all that a training changes, after some steps. */
  private int[] trained(
      Architecture architecture, TrainingPlan plan, Function<Network, Descent> descents) {
    try (Network network = Network.build(architecture, new RandomStreams(3), manager)) {
      Descent descent = descents.apply(network);
      for (int step = 0; step < STEPS; step++) {
        step(network, descent, plan, step);
      }
      return bits(Stream.concat(network.savedArrays().stream(), descent.moments().stream()));
    }
  }

  private void step(Network network, Descent descent, TrainingPlan plan, int step) {
    Shape shape = network.block().batchShape(IMAGES);
    float[] pixels = new float[(int) shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.sin(0.7 * i + step);
    }
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      try (GradientMode recording = GradientMode.recording()) {
        NDArray logits = network.trainingForward(scratch.create(pixels, shape), step);
        int classes = (int) logits.getShape().get(1);
        NDArray labels =
            scratch.create(LongStream.range(0, IMAGES).map(i -> i % classes).toArray());
        NDArray loss = LossFunction.mean(logits, labels, plan.loss().labelSmoothing());
        GradientMode.backward(loss, scratch.create(1f));
      }
      descent.follow(plan.optimizer().learningRate(), step);
    }
  }

  private static int[] bits(Stream<NDArray> arrays) {
    return arrays
        .map(array -> array.stopGradient().toFloatArray())
        .flatMapToInt(
            values -> IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])))
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void togetherAndOneByOneAreTheSameToTheLastBit(OptimizerKind kind) {
    TrainingPlan plan = plan(kind);
    for (int seed = 0; seed < NETWORKS; seed++) {
      Architecture architecture = RandomArchitectures.of(seed);

      int[] together = trained(architecture, plan, n -> new Descent(plan, n.flat(), manager));
      int[] oneByOne =
          trained(
              architecture,
              plan,
              n -> new Descent(plan.optimizer(), plan.loss().gradientClip(), n.weights(), manager));

      assertThat(Arrays.equals(together, oneByOne)).as("network %d", seed).isTrue();
    }
  }

  @Test
  void weightsAreViewsOfOneArray() {
    try (Network network =
        Network.build(RandomArchitectures.of(1), new RandomStreams(3), manager)) {
      List<NDArray> before = copies(network.weights());
      NDArray leaf = network.flat().leaf();
      try (GradientMode paused = GradientMode.paused()) {
        leaf.addi(1);
      }

      for (int i = 0; i < before.size(); i++) {
        assertThat(network.weights().get(i).toFloatArray())
            .isEqualTo(before.get(i).add(1).toFloatArray());
        assertThat(network.flat().parts(leaf).get(i).getShape())
            .isEqualTo(before.get(i).getShape());
      }
      assertThat(network.flat().leaf()).isSameAs(leaf);
      assertThat(leaf.size() % 16).isZero();
    }
  }

  private static List<NDArray> copies(List<NDArray> arrays) {
    List<NDArray> copies = new ArrayList<>();
    arrays.forEach(array -> copies.add(array.stopGradient().duplicate()));
    return copies;
  }

  @Test
  void gradientsOfSingleWeightsComeAboutAsLongAsTheyDoNotTrainTogether() {
    TrainingPlan plan = plan(OptimizerKind.SGD);
    Architecture architecture = RandomArchitectures.of(2);
    try (Network network = Network.build(architecture, new RandomStreams(3), manager)) {
      step(network, new Descent(plan.optimizer(), 0, network.weights(), manager), plan, 0);
      assertThat(network.weights()).anyMatch(weight -> weight.getGradient() != null);
    }
    try (Network network = Network.build(architecture, new RandomStreams(3), manager)) {
      step(network, new Descent(plan, network.flat(), manager), plan, 0);
      assertThat(network.weights()).noneMatch(weight -> hasGradient(weight));
      network.requireGradients(false);
      assertThat(network.flat().leaf().hasGradient()).isFalse();
    }
  }

  private static boolean hasGradient(NDArray weight) {
    return ai.djl.pytorch.jni.JniUtils.getGradient((ai.djl.pytorch.engine.PtNDArray) weight)
        != null;
  }

  @Test
  void onlyNumbersOfFloat32AreTrained() {
    try (Network twice =
        Network.build(RandomArchitectures.of(1), new RandomStreams(3), manager, DataType.FLOAT64)) {
      assertThatThrownBy(() -> twice.flat().leaf())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot train: the network has no weights of float32");
    }
  }
}
