package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients against differences: for each array and a random direction of length 1, {@code (loss(w
 * + h d) - loss(w - h d)) / 2h} against the gradient's component in this direction.
 */
class GradientTest {

  private static final double STEP = 2e-3;
  private static final int IMAGES = 3;

  /** What depends on no array has no gradient to ask for. */
  private static final Set<String> CONSTANT = Set.of("zero", "strided zero");

  private boolean before;

  @BeforeEach
  void recordGradients() {
    // The natives are loaded by the engine, not by JniUtils.
    assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
    before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
  }

  @AfterEach
  void restoreGradMode() {
    JniUtils.setGradMode(before);
  }

  static Stream<Named<Architecture>> eachOperation() throws IOException {
    return LayersTest.cases()
        .filter(named -> !CONSTANT.contains(named.getName()))
        .map(
            named -> {
              JsonObject one = named.getPayload();
              return Named.of(
                  named.getName(), ArchitectureJson.read(one.get("architecture").toString()));
            });
  }

  /** Without zeros, which normalization turns into rounding errors, magnified. */
  static Stream<Architecture> wholeNetworks() {
    return LongStream.range(0, 60)
        .mapToObj(RandomArchitectures::of)
        .filter(
            architecture ->
                architecture.nodes().stream().noneMatch(node -> node.operation() instanceof Zero));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"eachOperation", "wholeNetworks"})
  void aGradientIsTheLimitOfDifferences(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(5), manager)) {
      NDArray images = Formula.images(manager, architecture, IMAGES);
      images.setRequiresGradient(true);
      List<NDArray> arrays = new ArrayList<>(network.weights());
      arrays.add(images);
      backward(network, images);
      for (int k = 0; k < arrays.size(); k++) {
        assertGradient(network, images, arrays.get(k), k);
      }
    }
  }

  private static void backward(Network network, NDArray images) {
    PtNDArray logits = (PtNDArray) network.trainingForward(images, 0);
    NDArray slopes = logits.getManager().create(slopes((int) logits.size()), logits.getShape());
    JniUtils.backward(logits, (PtNDArray) slopes, false, false);
  }

  /** The loss is a sum of the logits with these factors. */
  private static float[] slopes(int size) {
    float[] slopes = new float[size];
    for (int i = 0; i < size; i++) {
      slopes[i] = (float) Math.cos(1.3 * i);
    }
    return slopes;
  }

  private static double loss(Network network, NDArray images) {
    float[] logits = network.trainingForward(images, 0).toFloatArray();
    float[] slopes = slopes(logits.length);
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      loss += slopes[i] * (double) logits[i];
    }
    return loss;
  }

  private static void assertGradient(Network network, NDArray images, NDArray array, int index) {
    double[] direction = direction((int) array.size(), index);
    double expected = component(array, direction);
    move(array, direction, STEP);
    double above = loss(network, images);
    move(array, direction, -2 * STEP);
    double below = loss(network, images);
    move(array, direction, STEP);
    assertThat((above - below) / (2 * STEP))
        .as("array %d, %s", index, array.getShape())
        .isCloseTo(expected, within(0.02 * (1 + Math.abs(expected))));
  }

  private static double[] direction(int size, long seed) {
    double[] direction = new Random(seed).doubles(size, -1, 1).toArray();
    double length = 0;
    for (double part : direction) {
      length += part * part;
    }
    for (int i = 0; i < size; i++) {
      direction[i] /= Math.sqrt(length);
    }
    return direction;
  }

  private static double component(NDArray array, double[] direction) {
    PtNDArray gradient = JniUtils.getGradient((PtNDArray) array);
    double component = 0;
    for (int i = 0; gradient != null && i < direction.length; i++) {
      component += Formula.values(gradient).get(i) * direction[i];
    }
    return component;
  }

  private static void move(NDArray array, double[] direction, double by) {
    FloatBuffer values = Formula.values(array);
    for (int i = 0; i < direction.length; i++) {
      values.put(i, (float) (values.get(i) + by * direction[i]));
    }
  }
}
