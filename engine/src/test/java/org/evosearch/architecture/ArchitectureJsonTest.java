package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureJsonTest {

  private static final String INPUT = "{\"op\":\"Input\",\"image\":[1,8,8]}";

  @Property(tries = 300)
  void aTextReadsBackAsWhatWroteIt(
      @ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
    Architecture network = RandomNetworks.draw(size, RandomNetworks.ALL, seed);
    String text = ArchitectureJson.write(network);
    assertThat(ArchitectureJson.read(text)).isEqualTo(network);
    assertThat(ArchitectureJson.write(ArchitectureJson.read(text)))
        .isEqualTo(text)
        .doesNotContain("\n");
  }

  @Test
  void everyKindOfOperationIsTried() {
    assertThat(RandomNetworks.ALL.stream().map(Object::getClass).collect(Collectors.toSet()))
        .hasSize(Operation.class.getPermittedSubclasses().length - 1);
  }

  @Test
  void theTextIsAsDocumented() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    assertThat(builder.build())
        .hasToString(
            "[{\"op\":\"Input\",\"image\":[1,8,8]},{\"op\":\"Flatten\",\"in\":[0]},"
                + "{\"op\":\"Linear\",\"units\":10,\"bias\":true,\"in\":[1]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"in\":[0]} | unknown operation in {\"in\":[0]}",
        "{\"op\":\"Magic\",\"in\":[0]} | unknown operation in {\"op\":\"Magic\",\"in\":[0]}",
        "5 | Not a JSON Object: 5",
        "{\"op\":{}} | JsonObject",
        "{\"op\":\"Flatten\",\"in\":0} | Not a JSON Array: 0",
        "{\"op\":\"Flatten\",\"in\":[\"x\"]} | For input string: \"x\"",
        "{\"op\":\"Pooling\",\"kind\":\"MAX\",\"kernel\":[2,3],\"stride\":1,\"padding\":0,\"in\":[0]}"
            + " | Invalid kernel: 2x3 (square, or of height 1)",
        "{\"op\":\"Pooling\",\"kind\":\"MAX\",\"kernel\":[2,2],\"stride\":1,\"padding\":0,\"in\":[0]}"
            + " | unknown or missing values in"
            + " {\"op\":\"Pooling\",\"kind\":\"MAX\",\"kernel\":[2,2],\"stride\":1,\"padding\":0,\"in\":[0]}",
        "{\"op\":\"Pooling\",\"kind\":\"MAX\",\"stride\":1,\"padding\":0,\"in\":[0]} | no kernel",
        "{\"op\":\"Linear\",\"units\":0,\"bias\":true,\"in\":[0]}"
            + " | Invalid units: 0 (at least 1)",
        "{\"op\":\"Linear\",\"units\":2.5,\"bias\":true,\"in\":[0]} | unknown or missing values"
            + " in {\"op\":\"Linear\",\"units\":2.5,\"bias\":true,\"in\":[0]}",
        "{\"op\":\"Linear\",\"units\":2,\"bias\":7,\"in\":[0]}"
            + " | Expected BOOLEAN but was NUMBER at path $.bias",
        "{\"op\":\"Linear\",\"units\":2,\"in\":[0]}"
            + " | unknown or missing values in {\"op\":\"Linear\",\"units\":2,\"in\":[0]}",
        "{\"op\":\"Flatten\",\"more\":2,\"in\":[0]}"
            + " | unknown or missing values in {\"op\":\"Flatten\",\"more\":2,\"in\":[0]}",
        "{\"op\":\"Activation\",\"function\":\"NONE\",\"in\":[0]} | unknown or missing values"
            + " in {\"op\":\"Activation\",\"function\":\"NONE\",\"in\":[0]}",
        "{\"op\":\"Activation\",\"function\":null,\"in\":[0]} | unknown or missing values"
            + " in {\"op\":\"Activation\",\"function\":null,\"in\":[0]}",
        "{\"op\":\"Activation\",\"in\":[0]}"
            + " | unknown or missing values in {\"op\":\"Activation\",\"in\":[0]}",
      })
  void aNodeThatIsNoneIsRefused(String node, String reason) {
    assertThatThrownBy(() -> ArchitectureJson.read("[" + INPUT + "," + node + "]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid architecture JSON: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | Not a JSON Array: null",
        "{} | Not a JSON Array: {}",
        "[{\"op\":\"Input\",\"image\":null}] | unknown or missing values in"
            + " {\"op\":\"Input\",\"image\":null}",
        "[{\"op\":\"Input\"}] | unknown or missing values in {\"op\":\"Input\"}",
        "[{\"op\":\"Input\",\"image\":[]}] | Invalid shape: [] (all dimensions are positive)",
      })
  void aTextThatIsNoListOfNodesIsRefused(String text, String reason) {
    assertThatThrownBy(() -> ArchitectureJson.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid architecture JSON: " + reason);
  }

  @Test
  void aTextThatEndsTooEarlyIsRefused() {
    assertThatThrownBy(() -> ArchitectureJson.read("[" + INPUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid architecture JSON: ");
  }

  @Test
  void aNetworkWhoseShapesDoNotFitIsRefusedWithItsNode() {
    assertThatThrownBy(() -> ArchitectureJson.read("[" + INPUT + ",{\"op\":\"ToTokens\"}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Node 1: ToTokens[] takes one input, not 0");
  }
}
