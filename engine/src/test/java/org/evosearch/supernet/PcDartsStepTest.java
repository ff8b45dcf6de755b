package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.operation.ChannelShuffle;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.cell.MixedCell;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One step of the mixture of a PC-DARTS cell against NumPy: pc_darts_step.json is what
 * pc_darts_step.py, beside it, computed from the form of the authors' code, in which an edge's
 * share multiplies the channels that bypass its operations, too.
 */
class PcDartsStepTest {

  private static final int IMAGES = 4;
  private static final int CHANNELS = 8;
  private static final int SIDE = 6;
  private static final int NODES = 3;
  private static final EdgeMixtures MIXTURES = new EdgeMixtures(9, 4, List.of(2, 3, 4));
  private static final MixturePlan PLAN =
      new MixturePlan(
          new OptimizerPlan(OptimizerKind.ADAM, 6e-4, 0.5, 1e-3, LearningRateSchedule.CONSTANT), 0);

  static Stream<Named<JsonObject>> cases() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(PcDartsStepTest.class.getResourceAsStream("pc_darts_step.json")),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonArray().asList().stream()
          .map(JsonElement::getAsJsonObject)
          .map(one -> Named.of("stride " + one.get("stride"), one));
    }
  }

  private static Architecture network(int stride) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(CHANNELS, SIDE, SIDE));
    int second = builder.add(new ChannelShuffle(2), 0);
    MixedCell cell =
        new MixedCell(
            new MixedCell.Blueprint(
                builder, MIXTURES, PcDartsStepTest::addOperation, new SupernetForm(4, true, true)),
            CHANNELS,
            0);
    cell.addInput(0, stride);
    cell.addInput(second, stride);
    int[] nodes = IntStream.range(0, NODES).map(node -> cell.addNode()).toArray();
    builder.add(new Sum(), nodes);
    builder.then(new GlobalAveragePooling());
    List<String> words = List.of("none", "max", "average", "skip");
    return Supernet.of(builder.build(), MIXTURES, words).network();
  }

  private static OptionalInt addOperation(
      Architecture.Builder builder, int column, int node, int channels, int stride) {
    return switch (column) {
      case 0 -> OptionalInt.empty();
      case 1 -> OptionalInt.of(builder.add(new Pooling(Pooling.Kind.MAX, 3, stride, 1), node));
      case 2 -> OptionalInt.of(builder.add(new Pooling(Pooling.Kind.AVERAGE, 3, stride, 1), node));
      default ->
          OptionalInt.of(
              stride == 1
                  ? node
                  : builder.add(new Pooling(Pooling.Kind.AVERAGE, 2, stride, 0), node));
    };
  }

  private static NDArray images(NDManager manager) {
    float[] values = new float[IMAGES * CHANNELS * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (5 * Math.sin(0.5 + 0.9 * i + 0.001 * i * i));
    }
    return manager.create(values, new Shape(IMAGES, CHANNELS, SIDE, SIDE));
  }

  private static NDArray labels(NDManager manager) {
    return manager.create(IntStream.range(0, IMAGES).mapToLong(i -> (3L * i + 1) % 8).toArray());
  }

  private static List<Double> numbers(JsonObject step, String name) {
    List<Double> numbers = new ArrayList<>();
    step.getAsJsonArray(name).forEach(element -> addTo(numbers, element));
    return numbers;
  }

  private static void addTo(List<Double> numbers, JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(inner -> addTo(numbers, inner));
    } else {
      numbers.add(element.getAsDouble());
    }
  }

  private static void assertClose(NDArray actual, List<Double> expected, double tolerance) {
    float[] numbers = actual.toFloatArray();
    assertThat(IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray())
        .containsExactly(expected.stream().mapToDouble(d -> d).toArray(), within(tolerance));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLossItsGradientAndTheStepAreNumPys(JsonObject expected) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network =
            Network.build(
                network(expected.get("stride").getAsInt()), new RandomStreams(1), manager)) {
      MixtureLogits logits = new MixtureLogits(MIXTURES, PLAN, manager);
      logits.set(numbers(expected, "logits"));
      try (GradientMode recording = GradientMode.recording()) {
        NDArray classes = network.mixedForward(images(manager), logits.mixing(), Statistics.BATCH);
        NDArray loss = LossFunction.mean(classes, labels(manager), 0);
        assertClose(classes, numbers(expected, "classes"), 1e-5);
        assertThat(loss.getFloat()).isCloseTo(expected.get("loss").getAsFloat(), within(1e-5f));
        GradientMode.backward(loss, manager.create(1f));
      }
      assertClose(logits.gradient(), numbers(expected, "gradient"), 1e-5);
      logits.follow(0, 0, 1);
      double[] after = logits.values().stream().mapToDouble(d -> d).toArray();
      assertThat(after)
          .containsExactly(
              numbers(expected, "after").stream().mapToDouble(d -> d).toArray(), within(1e-6));
    }
  }

  /** Scoring multiplies by the same numbers as the descent: those of shares that are kept. */
  @ParameterizedTest
  @MethodSource("cases")
  void sharesGiveTheSameClassesAsLogits(JsonObject expected) {
    List<Double> shares = MIXTURES.shares(numbers(expected, "logits"));
    try (NDManager manager = NDManager.newBaseManager();
        Network network =
            Network.build(
                network(expected.get("stride").getAsInt()), new RandomStreams(1), manager);
        Mixing mixing = Mixing.of(MIXTURES.numbers(shares), manager)) {
      assertClose(
          network.mixedForward(images(manager), mixing, Statistics.BATCH),
          numbers(expected, "classes"),
          1e-5);
    }
  }
}
