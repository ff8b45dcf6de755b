package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands export and predict, with good input and with hostile input. */
class ExportCommandIT {

  private static final String HEAD =
      "{\"run\":\"r\",\"trial\":\"1/2\",\"fingerprint\":\"f\",\"genotype\":[1],\"hyperparameters\":{},\"architecture\":";

  private static final String INPUT = "{\"op\":\"Input\",\"image\":[3,8,8]}";

  @TempDir private Path folder = Path.of("");

  private Path model() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      return SampleNetworks.save(network, model);
    }
  }

  private CommandLineRun export(String format, String... more) {
    String[] fixed = {"export", "--format", format, "--out", folder.resolve("out").toString()};
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return CommandLineRun.of(all);
  }

  private Path arch(String architecture) throws IOException {
    return Files.writeString(folder.resolve("best_arch.json"), HEAD + architecture + "}");
  }

  private void assertRefused(CommandLineRun run, String reason) {
    assertThat(run.err()).contains(reason);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void aTrainedNetworkIsWrittenInAllFormats() throws IOException {
    String model = model().toString();
    for (String format : new String[] {"onnx", "pytorch", "djl"}) {
      CommandLineRun run = export(format, "--model", model, "--overwrite");
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
    }
    Path out = folder.resolve("out");
    assertThat(out.resolve("model.onnx")).isNotEmptyFile();
    assertThat(out.resolve("model.py")).isNotEmptyFile();
    assertThat(out.resolve("djl")).doesNotExist();
    assertThat(out.resolve("pytorch/libs/evosearch-djl.jar")).isNotEmptyFile();
  }

  @Test
  void anUntrainedNetworkRunsInOnnxRuntime() throws Exception {
    Path file = arch(ArchitectureJson.write(SampleArchitectures.of(3)));
    CommandLineRun run = export("onnx", "--arch", file.toString(), "--seed", "4", "--softmax");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("takes normalized images (3, 8, 8), gives 7 classes");
    try (OrtSession session =
        OrtEnvironment.getEnvironment()
            .createSession(folder.resolve("out/model.onnx").toString())) {
      assertThat(probabilities(session, 5)).hasDimensions(5, 7);
    }
  }

  private static float[][] probabilities(OrtSession session, int images) throws OrtException {
    FloatBuffer values = FloatBuffer.allocate(images * 3 * 8 * 8);
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), values, new long[] {images, 3, 8, 8});
        OrtSession.Result result = session.run(Map.of("images", input))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Test
  void aFolderThatExistsIsOneLine() throws IOException {
    String model = model().toString();
    Files.createDirectory(folder.resolve("out"));
    CommandLineRun run = export("onnx", "--model", model);
    assertThat(run.err())
        .isEqualTo(
            "evosearch: Cannot write to "
                + folder.resolve("out")
                + ": it exists (--overwrite replaces files in it)\n");
    assertThat(run.exitCode()).isEqualTo(2);
    Files.delete(folder.resolve("out"));
    Files.createFile(folder.resolve("out"));
    CommandLineRun file = export("onnx", "--model", model, "--overwrite");
    assertThat(file.err())
        .isEqualTo("evosearch: Cannot write to " + folder.resolve("out") + ": it is a file\n");
    assertThat(file.exitCode()).isEqualTo(2);
  }

  @Test
  void hostileGraphsAreOneLine() throws IOException {
    assertHostile(
        "[" + INPUT + ",{\"op\":\"Flatten\",\"in\":[2]},{\"op\":\"Sum\",\"in\":[1]}]",
        "Invalid inputs of node 1: [2]");
    assertHostile(
        "[" + INPUT + ",{\"op\":\"Flatten\",\"in\":[1]}]", "Invalid inputs of node 1: [1]");
    assertHostile(
        "[" + INPUT + ",{\"op\":\"Flatten\",\"in\":[7]}]", "Invalid inputs of node 1: [7]");
    assertHostile("[]", "node 0 is not the input");
    assertHostile(
        "["
            + INPUT
            + ",{\"op\":\"Flatten\",\"in\":[0]},{\"op\":\"Linear\",\"units\":2000000000,\"bias\":true,\"in\":[1]}]",
        "Invalid units: 2000000000");
    assertHostile(
        "["
            + INPUT
            + ",{\"op\":\"Flatten\",\"in\":[0]}"
            + ",{\"op\":\"Linear\",\"units\":1048576,\"bias\":true,\"in\":[1]}"
            + ",{\"op\":\"Linear\",\"units\":1048576,\"bias\":true,\"in\":[2]}]",
        "Cannot export the network: its weights take ");
  }

  @Test
  void filesThatAreNoArchitectureAreOneLine() throws IOException {
    Path file = folder.resolve("best_arch.json");
    for (String text : new String[] {"", "{", "[]", "null", "{\"run\":\"r\"}", HEAD + "7}"}) {
      Files.writeString(file, text);
      assertRefused(export("onnx", "--arch", file.toString()), file.toString());
    }
    Files.delete(file);
    assertRefused(export("onnx", "--arch", file.toString()), file.toString());
  }

  @Test
  void deepGraphsAreOneLine() throws IOException {
    StringBuilder deep = new StringBuilder("[" + INPUT + ",{\"op\":\"Flatten\",\"in\":[0]}");
    for (int i = 1; i < 100_000; i++) {
      deep.append(",{\"op\":\"Identity\",\"in\":[").append(i).append("]}");
    }
    assertHostile(deep + "]", "Invalid architecture: 100001 nodes");
    assertHostile("[".repeat(100_000) + "]".repeat(100_000), "it is not JSON as search writes it");
  }

  private void assertHostile(String architecture, String reason) throws IOException {
    String file = arch(architecture).toString();
    for (String format : new String[] {"onnx", "pytorch", "djl"}) {
      assertRefused(export(format, "--arch", file), reason);
    }
  }

  @Test
  void truncatedWeightsAreOneLine() throws IOException {
    Path model = model();
    Path weights = model.resolve("model-0000.params");
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 3000));
    assertRefused(
        export("onnx", "--model", model.toString()), "model-0000.params: it is truncated");
    assertRefused(export("onnx", "--model", folder + "/none"), "model.json cannot be read");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(export("onnx").err())
        .startsWith("evosearch: Give either --model DIR or --arch FILE");
    assertThat(export("djl", "--model", "m", "--softmax").err())
        .startsWith("evosearch: Give --softmax with --format onnx");
    assertThat(export("onnx", "--model", "m", "--seed", "1").err())
        .startsWith("evosearch: Give --seed N with --arch");
  }

  @Test
  void imageFilesAreClassifiedOnTheScreen() throws IOException {
    String model = model().toString();
    Path image = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(20, 12, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    CommandLineRun run = CommandLineRun.of("predict", "--model", model, image.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).matches("(?s).*a\\.png\tclass [0-6]\t\\d+\\.\\d\\d %\\R");
    CommandLineRun none = CommandLineRun.of("predict", "--model", model, "none.png");
    assertThat(none.err()).isEqualTo("evosearch: Cannot read none.png: no such file\n");
    assertThat(none.exitCode()).isEqualTo(2);
  }
}
