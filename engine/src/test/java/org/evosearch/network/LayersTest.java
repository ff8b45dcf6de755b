package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against NumPy: layers.json is what layers.py, beside it, computed. */
class LayersTest {

  private static final int IMAGES = 3;
  private static final double TOLERANCE = 2e-5;

  static Stream<Named<JsonObject>> cases() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(LayersTest.class.getResourceAsStream("layers.json")),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonArray().asList().stream()
          .map(JsonElement::getAsJsonObject)
          .map(one -> Named.of(one.get("name").getAsString(), one));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aLayerGivesWhatNumPyGives(JsonObject expected) {
    Architecture architecture = ArchitectureJson.read(expected.get("architecture").toString());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(1), manager)) {
      Formula.setWeights(network);
      NDArray images = Formula.images(manager, architecture, IMAGES);
      assertSame(numbers(network.trainingForward(images, 0)), expected.get("training"));
      assertSame(numbers(network.inferenceForward(images)), expected.get("inference"));
      assertSame(statistics(network), expected.get("statistics"));
    }
  }

  private static double[] statistics(Network network) {
    return network.block().getParameters().values().stream()
        .filter(parameter -> !parameter.requiresGradient())
        .flatMapToDouble(parameter -> Arrays.stream(numbers(parameter.getArray())))
        .toArray();
  }

  private static double[] numbers(NDArray array) {
    float[] values = array.toFloatArray();
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static void assertSame(double[] actual, JsonElement expected) {
    assertThat(actual).hasSize(expected.getAsJsonArray().size());
    for (int i = 0; i < actual.length; i++) {
      double value = expected.getAsJsonArray().get(i).getAsDouble();
      assertThat(actual[i]).isCloseTo(value, within(TOLERANCE * (1 + Math.abs(value))));
    }
  }
}
