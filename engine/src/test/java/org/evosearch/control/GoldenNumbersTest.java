package org.evosearch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NeatGenomeText;
import org.evosearch.space.neat.NeatWeightSpace;
import org.junit.jupiter.api.Test;

/** What networks and poles do, against the numbers of golden.py. */
class GoldenNumbersTest {

  private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {-0.5, 2}};

  private static JsonArray golden(String name) throws IOException {
    try (InputStream in = GoldenNumbersTest.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonArray();
    }
  }

  @Test
  void networksGiveWhatTheyGiveInNeatPython() throws IOException {
    JsonArray golden = golden("networks.json");
    assertThat(golden).hasSize(40).allSatisfy(one -> check(one.getAsJsonObject()));
  }

  private static void check(JsonObject golden) {
    Wiring wiring = golden.get("recurrent").getAsBoolean() ? Wiring.RECURRENT : Wiring.FEED_FORWARD;
    String genome = golden.get("genome").getAsString();
    NeatWeightSpace space = new NeatWeightSpace(2, 1, wiring);
    NeuralNetwork network = space.phenotype(space.parse(genome)).network();

    // Java and Python write small numbers differently.
    NeatGenome read = NeatGenomeText.read(genome);
    assertThat(NeatGenomeText.read(read.text())).isEqualTo(read);
    for (int i = 0; i < INPUTS.length; i++) {
      double expected = golden.getAsJsonArray("outputs").get(i).getAsDouble();
      assertThat(network.activate(INPUTS[i])[0]).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void polesMoveAsLagrangesEquationsSay() throws IOException {
    PolesOnCart poles = new PolesOnCart(0, 0, Math.toRadians(4), 0, 0, 0);
    JsonArray golden = golden("poles.json");
    int step = 0;
    for (JsonElement state : golden) {
      for (int i = 0; i < 10; i++) {
        poles.advance(10 * Math.sin(step++));
      }
      double[] expected =
          state.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
      assertThat(poles.state()).containsExactly(expected, within(1e-9));
    }
    assertThat(golden).hasSize(6);
  }
}
