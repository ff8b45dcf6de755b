package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file or run without a network that can be trained is one clear line and exit code 2. */
class BadArchitectureTest {

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> filesThatHoldNoNetwork() {
    return Stream.of(
        Arguments.of("", "it is not JSON as search writes it"),
        Arguments.of("[]", "it is not JSON as search writes it"),
        Arguments.of("{\"run\": \"r\"", "it is not JSON as search writes it"),
        Arguments.of("{\"run\": \"r\"}", "it has no genotype"),
        Arguments.of("{\"run\": \"r\", \"genotype\": []}", "it has no architecture"),
        Arguments.of(
            "{\"run\": \"r\", \"genotype\": [], \"architecture\": [{\"op\": \"Magic\"}]}",
            "Invalid architecture JSON: unknown operation"),
        Arguments.of(
            entry("\"final\": {\"auxiliary_node\": 1}"),
            "Invalid auxiliary node: 1 (gives no image)"),
        Arguments.of(
            entry("\"final\": {}").replace("Flatten", "Identity"),
            "Invalid network: it gives (1, 2, 2), no vector"),
        Arguments.of(entry("\"final\": 7"), "it is not JSON as search writes it"),
        Arguments.of(entry("\"final\": {}").replace("\"r\"", "\"../../../x\""), "Invalid run: ../"),
        Arguments.of(entry("\"final\": {}").replace("\"r\"", "7.5e"), "it is not JSON as search"),
        Arguments.of(entry("\"final\": {}") + "{}", "it is not JSON as search writes it"),
        Arguments.of(trainedWith("null"), "Invalid hyperparameters: null (an object)"),
        Arguments.of(trainedWith("[1]"), "Invalid hyperparameters: [1] (an object)"),
        Arguments.of(
            trainedWith("{\"learningRate\": -1}"),
            "best_arch.json: Invalid hyperparameters.learningRate: -1 (above 0.0, at most 1000.0)"),
        Arguments.of(
            trainedWith("{\"learningRate\": 1e400}"),
            "Invalid hyperparameters.learningRate: 1e400 (above 0.0, at most 1000.0)"),
        Arguments.of(trainedWith("{\"learningRate\": NaN}"), "it is not JSON as search writes it"),
        Arguments.of(
            trainedWith("{\"learningRate\": null}"),
            "Invalid hyperparameters.learningRate: null ("),
        Arguments.of(
            trainedWith("{\"weightDecay\": \"0.1\"}"),
            "Invalid hyperparameters.weightDecay: \"0.1\" (between 0.0 and 1.0)"),
        Arguments.of(
            trainedWith("{\"labelSmoothing\": 1}"),
            "Invalid hyperparameters.labelSmoothing: 1 (between 0.0 and 0.99)"),
        Arguments.of(
            trainedWith("{\"optimizer\": \"LION\"}"),
            "Invalid hyperparameters.optimizer: \"LION\" (one of SGD, NESTEROV, ADAM"),
        Arguments.of(
            trainedWith("{\"learning_rate\": 0.1}"),
            "Unknown key: hyperparameters.learning_rate (one of optimizer, learningRate"),
        Arguments.of(
            entry("\"final\": {}").replace("[1,2,2]", "[2147483647,2147483647,2147483647]"),
            "Invalid shape: [2147483647, 2147483647, 2147483647] (at most 2^40 numbers)"),
        Arguments.of(entry("\"final\": {}").replace("[0]", "[1]"), "Invalid inputs of node 1: [1]"),
        Arguments.of(
            entry("\"final\": {}")
                .replace(
                    "{\"op\":\"Flatten\"",
                    "{\"op\":\"Flatten\",\"in\":[0]},".repeat(99_999) + "{\"op\":\"Flatten\""),
            "Invalid architecture: 100001 nodes (at most 16384)"),
        Arguments.of("[".repeat(100_000), "it is not JSON as search writes it"),
        Arguments.of(
            entry("\"final\": {}"), "images of shape (1, 2, 2) in 4 classes, which the network"));
  }

  private static String trainedWith(String hyperparameters) {
    return entry("\"final\": {}")
        .replace("\"hyperparameters\": {}", "\"hyperparameters\": " + hyperparameters);
  }

  private static String entry(String more) {
    return "{\"run\": \"r\", \"genotype\": [], \"hyperparameters\": {}, \"architecture\":"
        + " [{\"op\":\"Input\",\"image\":[1,2,2]},{\"op\":\"Flatten\",\"in\":[0]}], "
        + more
        + "}";
  }

  @ParameterizedTest
  @MethodSource("filesThatHoldNoNetwork")
  void aFileThatHoldsNoNetworkIsOneLineAndExitCode2(String text, String expected)
      throws IOException {
    Path file = Files.writeString(folder.resolve("best_arch.json"), text);
    CommandLineRun run = trainFinal(file);

    assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(expected);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandLineRun trainFinal(Path file) {
    return CommandLineRun.of(
        "train-final", "--arch", file.toString(), "--store", folder.resolve("store").toString());
  }

  @Test
  void aMissingArchitectureIsNamed() {
    CommandLineRun run = trainFinal(folder.resolve("absent.json"));

    assertThat(run.err())
        .contains("absent.json: no such file (expected a best_arch.json or archive.json");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run absent             | No store at
          --run ../../x            | '../../x' is not a valid run id (letters, digits
          --run absent --rank one  | Invalid value for option '--rank': 'one' is not an int
          --rank 2 --arch b        | Give --rank N with --run ID
          --run a --arch b         | Give either --arch FILE or --run ID
          -c my.conf               | Give either --arch FILE or --run ID
          """)
  void aNetworkThatIsNotThereIsNamed(String options, String expected) {
    String command = "train-final --store " + folder.resolve("store") + " " + options;
    CommandLineRun run = CommandLineRun.of(command.split(" "));

    assertThat(run.err()).contains(expected);
    assertThat(run.err().strip().lines()).hasSizeLessThan(3);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
