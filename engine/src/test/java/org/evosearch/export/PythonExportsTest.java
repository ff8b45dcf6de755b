package org.evosearch.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.onnx.OnnxModel;
import org.evosearch.export.onnx.OnnxOptions;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exported networks in PyTorch and in ONNX's checker. Installs both on first use, some GiB, in
 * EVOSEARCH_CACHE or {@code ~/.cache/evosearch}.
 */
@Tag("nightly")
class PythonExportsTest {

  private static final int NETWORKS = 200;

  @TempDir Path folder;

  @Test
  void pytorchGivesTheLogitsOfEvaluationAndTheCheckerFindsNothing() throws Exception {
    String python = python();
    ExportedSamples.main(new String[] {folder.toString(), String.valueOf(NETWORKS)});
    List<String> command = new ArrayList<>(List.of(python, resource("check_exports.py")));
    IntStream.range(0, NETWORKS).forEach(i -> command.add(folder.resolve(i + "").toString()));
    assertThat(output(command)).contains(NETWORKS + " networks, largest difference");
  }

  @Test
  void thePythonOfThePageRunsInOnnxRuntime() throws Exception {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 28, 28));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    Path model = folder.resolve("model.onnx");
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(builder.build(), 1, manager);
        OutputStream out = Files.newOutputStream(model)) {
      OnnxOptions options = new OnnxOptions(OnnxOptions.Input.PIXELS, OnnxOptions.Output.LOGITS);
      OnnxModel.of(SampleNetworks.exported(network), options, "test").writeTo(out);
    }
    String page = Files.readString(Path.of("../docs/export.md"));
    int start = page.indexOf("```python\nimport json") + "```python\n".length();
    String python = page.substring(start, page.indexOf("```", start));
    assertThat(python).contains("winner-onnx/model.onnx");
    Path script = folder.resolve("page.py");
    Files.writeString(script, python.replace("winner-onnx/model.onnx", model.toString()));
    String printed = output(List.of(python(), script.toString()));
    assertThat(printed).matches("(?s).*\\['class \\d'(, 'class \\d'){7}]\\s*");
  }

  private static String resource(String name) throws Exception {
    return Path.of(PythonExportsTest.class.getResource(name).toURI()).toString();
  }

  /** The interpreter of an environment with the pinned packages. */
  private static String python() throws Exception {
    String named = System.getenv("EVOSEARCH_CACHE");
    Path cache =
        named == null
            ? Path.of(System.getProperty("user.home"), ".cache/evosearch")
            : Path.of(named);
    Path home = Files.createDirectories(cache).resolve("pytorch-2.7.1");
    Path done = home.resolve("installed");
    if (!Files.exists(done)) {
      output(List.of("python3", "-m", "venv", home.toString()));
      String pip = home.resolve("bin/pip").toString();
      output(List.of(pip, "install", "--quiet", "-r", resource("requirements.txt")));
      Files.createFile(done);
    }
    return home.resolve("bin/python").toString();
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(printed).isZero();
    return printed;
  }
}
