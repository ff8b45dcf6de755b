package org.evosearch.export.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.export.SampleSignals;
import org.evosearch.network.Network;
import org.evosearch.scoring.Classifier;
import org.evosearch.scoring.SignalScorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folders for DJL in other processes: one that has DJL and the small jar, one that has DJL and
 * its ONNX Runtime engine, and one that has DJL alone and loads the model as DJL Serving does.
 */
class DjlFolderTest {

  private static final int IMAGES = 4;

  @TempDir Path folder;

  private List<Path> images() throws IOException {
    Random random = new Random(3);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      for (int at = 0; at < 64; at++) {
        image.setRGB(at % 8, at / 8, random.nextInt(1 << 24));
      }
      Path file = folder.resolve(i + ".png");
      ImageIO.write(image, "png", file.toFile());
      files.add(file);
    }
    return files;
  }

  @Test
  void djlAndTheSmallJarClassifyAsWeDo() throws Exception {
    Path model = Files.createDirectories(folder.resolve("model"));
    Path out = Files.createDirectories(folder.resolve("djl"));
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, model);
      new DjlFolder(SampleNetworks.exported(network), network, "1").write(out);
    }
    List<Path> images = images();
    Path jar = out.resolve("pytorch/libs/evosearch-djl.jar");
    List<String> lines = printed("Client.java", out.resolve("pytorch"), images, jar);
    List<String> byOnnx = printed("OnnxClient.java", out.resolve("onnxruntime"), images, folder);
    List<String> served = printed("ServedClient.java", out.resolve("pytorch"), images, folder);
    try (Classifier classifier = Classifier.open(ModelFiles.read(model), DeviceSlot.CPU)) {
      for (int i = 0; i < IMAGES; i++) {
        assertSame(lines.get(i), images.get(i), classifier);
        assertSame(byOnnx.get(i), images.get(i), classifier);
        assertSame(served.get(i), images.get(i), classifier);
      }
    }
    assertThat(Files.size(jar)).isLessThan(2_000_000);
    assertThat(Files.readString(out.resolve("onnxruntime/synset.txt"))).startsWith("class 0\n");
  }

  @Test
  void djlAndTheSmallJarClassifySignalsAsWeDo() throws Exception {
    ModelFiles model = SampleSignals.model(1, SampleSignals.SCALE);
    Path out = Files.createDirectories(folder.resolve("djl"));
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      new DjlFolder(model.exported(network), network, "1").write(out);
    }
    List<double[][]> signals = SampleSignals.signals(IMAGES, 7);
    List<Path> files = new ArrayList<>();
    for (double[][] signal : signals) {
      Path file = folder.resolve(files.size() + ".json");
      files.add(Files.writeString(file, new Gson().toJson(signal)));
    }
    Path jar = out.resolve("pytorch/libs/evosearch-djl.jar");
    List<String> lines = printed("SignalClient.java", out.resolve("pytorch"), files, jar);
    List<String> byOnnx =
        printed("OnnxSignalClient.java", out.resolve("onnxruntime"), files, folder);
    List<String> served = printed("ServedClient.java", out.resolve("pytorch"), files, folder);
    try (SignalScorer scorer = SignalScorer.open(model, DeviceSlot.CPU)) {
      List<double[]> expected = scorer.outputs(signals.stream().map(scorer::input).toList());
      for (int i = 0; i < IMAGES; i++) {
        assertSame(lines.get(i), expected.get(i));
        assertSame(byOnnx.get(i), expected.get(i));
        assertSame(served.get(i), expected.get(i));
      }
    }
  }

  private static void assertSame(String line, Path image, Classifier classifier)
      throws IOException {
    byte[] pixels = classifier.input().ofFile(Files.readAllBytes(image));
    assertSame(line, classifier.outputs(List.of(classifier.scaled(pixels))).get(0));
  }

  private static void assertSame(String line, double... expected) {
    String[] parts = line.split("\t", -1);
    int best = Integer.parseInt(parts[0].substring("class ".length()));
    assertThat(Double.parseDouble(parts[1])).isCloseTo(expected[best], within(1e-5));
    for (double probability : expected) {
      assertThat(probability).isLessThanOrEqualTo(expected[best] + 1e-6);
    }
  }

  /** What a client prints with DJL, what DJL needs, and one thing more on its class path. */
  private List<String> printed(String name, Path model, List<Path> images, Path more)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-DOPT_OUT_TRACKING=true", "-cp"));
    command.add(djl() + File.pathSeparator + more);
    Path client = folder.resolve(name);
    Files.write(client, DjlFolderTest.class.getResourceAsStream(name).readAllBytes());
    command.addAll(List.of(client.toString(), model.toString()));
    images.forEach(image -> command.add(image.toString()));
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(Files.readString(log)).isZero();
    assertThat(printed.lines()).hasSize(images.size());
    return printed.lines().toList();
  }

  private static String djl() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(
            entry ->
                entry.matches(
                    ".*(/ai/djl/|/jna/|/slf4j/|/gson/|/commons-compress/|/commons-io/|/commons-lang3/|/onnxruntime/).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
