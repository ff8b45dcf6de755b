package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.layer.Kernels;
import org.evosearch.network.layer.Precision;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses and gradients against bfloat16.json, which bfloat16.py wrote with NumPy. */
class PrecisionTest {

  private static final int IMAGES = 3;

  /**
   * The exact sums of the reference are rounded otherwise than ours at the border of two numbers.
   */
  private static final double TOLERANCE = 0.01;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  private record Step(double loss, List<double[]> gradients) {}

  private static Architecture network(String name) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 4, 4));
    if (name.equals("convolutional")) {
      builder.then(Convolution.same(4, 3).withBias());
      builder.then(new Activation(ActivationFunction.RELU));
      builder.then(new Flatten());
    } else {
      builder.then(new ToTokens());
      builder.then(new SelfAttention(2, 3));
      builder.then(new GlobalAveragePooling());
    }
    builder.then(new Linear(IMAGES, true));
    return builder.build();
  }

  private Step step(String name, Precision precision) {
    return step(name, precision, kernels -> {});
  }

  private Step step(String name, Precision precision, Consumer<Kernels> choice) {
    try (Network network = Network.build(network(name), new RandomStreams(1), manager);
        NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      Formula.setWeights(network);
      choice.accept(network.kernels());
      NDArray leaf = network.flat().leaf(precision);
      NDArray images = Formula.images(scratch, network.architecture(), IMAGES);
      try (GradientMode recording = GradientMode.recording()) {
        NDArray labels = scratch.create(new long[] {0, 1, 2});
        NDArray loss = LossFunction.mean(network.trainingForward(images, 0), labels, 0);
        GradientMode.backward(loss, scratch.create(1f));
        List<double[]> gradients =
            network.flat().parts(GradientMode.gradient(leaf)).stream()
                .map(part -> doubles(part.toFloatArray()))
                .toList();
        return new Step(loss.getFloat(), gradients);
      }
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static Step golden(String name, String kind) throws IOException {
    try (InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(PrecisionTest.class.getResourceAsStream("bfloat16.json")),
            StandardCharsets.US_ASCII)) {
      JsonObject step =
          JsonParser.parseReader(reader)
              .getAsJsonObject()
              .getAsJsonObject(name)
              .getAsJsonObject(kind);
      return new Step(
          step.get("loss").getAsDouble(),
          StreamSupport.stream(step.getAsJsonArray("gradients").spliterator(), false)
              .map(
                  array ->
                      StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                          .mapToDouble(value -> value.getAsDouble())
                          .toArray())
              .toList());
    }
  }

  private static double distance(Step one, Step other) {
    return IntStream.range(0, one.gradients().size())
        .mapToDouble(k -> distance(one.gradients().get(k), other.gradients().get(k)))
        .average()
        .orElseThrow();
  }

  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - other[i]))
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "convolutional, FLOAT32",
    "convolutional, BFLOAT16",
    "attentive, FLOAT32",
    "attentive, BFLOAT16"
  })
  void aStepIsThatOfTheReference(String name, Precision precision) throws IOException {
    Step golden = golden(name, precision.name().toLowerCase(Locale.ROOT));
    Step step = step(name, precision);

    boolean isExact = precision == Precision.FLOAT32;
    double tolerance = isExact ? 1e-5 : TOLERANCE;
    assertThat(step.loss()).isCloseTo(golden.loss(), within(tolerance * golden.loss()));
    assertThat(step.gradients()).hasSameSizeAs(golden.gradients());
    for (int k = 0; k < golden.gradients().size(); k++) {
      double[] expected = golden.gradients().get(k);
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < expected.length; i++) {
        assertThat(step.gradients().get(k)[i])
            .as("gradient %d of weight %d", i, k)
            .isCloseTo(expected[i], within(tolerance * largest + 1e-7));
      }
    }
  }

  /** The other precision is farther away by far, so that one is not taken for the other. */
  @ParameterizedTest
  @ValueSource(strings = {"convolutional", "attentive"})
  void roundingIsThatOfTheReferenceAndNoOther(String name) throws IOException {
    Step golden = golden(name, "bfloat16");

    assertThat(distance(step(name, Precision.BFLOAT16), golden))
        .isLessThan(0.2 * distance(step(name, Precision.FLOAT32), golden));
  }

  /** In bfloat16 the fused operation rounds less often than the reference. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e-5", "BFLOAT16, 0.03"})
  void fusedAttentionIsThatOfTheReference(Precision precision, double tolerance)
      throws IOException {
    Step golden = golden("attentive", precision.name().toLowerCase(Locale.ROOT));
    Step fused = step("attentive", precision, Kernels::fuseAttention);

    assertThat(distance(fused, step("attentive", precision))).isPositive();

    assertThat(fused.loss()).isCloseTo(golden.loss(), within(tolerance * golden.loss()));
    for (int k = 0; k < golden.gradients().size(); k++) {
      double largest = Arrays.stream(golden.gradients().get(k)).map(Math::abs).max().orElseThrow();
      assertThat(distance(fused.gradients().get(k), golden.gradients().get(k)))
          .as("weight %d", k)
          .isLessThan(tolerance * largest + 1e-7);
    }
  }
}
