package org.evosearch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
