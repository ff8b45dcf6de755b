package org.evosearch.export.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
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
import org.evosearch.network.Network;
import org.evosearch.scoring.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for DJL in another process that has DJL and the small jar. */
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
    List<String> lines = printed(out.resolve("pytorch"), images).lines().toList();
    assertThat(lines).hasSize(IMAGES);
    try (Classifier classifier = Classifier.open(ModelFiles.read(model), DeviceSlot.CPU)) {
      for (int i = 0; i < IMAGES; i++) {
        assertSame(lines.get(i), images.get(i), classifier);
      }
    }
    assertThat(Files.size(out.resolve("pytorch/libs/evosearch-djl.jar"))).isLessThan(2_000_000);
    assertThat(Files.readString(out.resolve("onnxruntime/synset.txt"))).startsWith("class 0\n");
    assertThat(Files.exists(out.resolve("onnxruntime/model.onnx"))).isTrue();
  }

  private static void assertSame(String line, Path image, Classifier classifier)
      throws IOException {
    byte[] pixels = classifier.input().ofFile(Files.readAllBytes(image));
    float[] expected = classifier.probabilities(List.of(classifier.scaled(pixels))).get(0);
    String[] parts = line.split("\t", -1);
    int best = Integer.parseInt(parts[0].substring("class ".length()));
    assertThat(Double.parseDouble(parts[1])).isCloseTo(expected[best], within(1e-5));
    for (float probability : expected) {
      assertThat(probability).isLessThanOrEqualTo(expected[best] + 1e-6f);
    }
  }

  /** What the client prints with DJL, what DJL needs, and the small jar on its class path. */
  private String printed(Path model, List<Path> images) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-DOPT_OUT_TRACKING=true", "-cp"));
    command.add(djl() + File.pathSeparator + model.resolve("libs/evosearch-djl.jar"));
    Path client = folder.resolve("Client.java");
    Files.write(client, DjlFolderTest.class.getResourceAsStream("Client.java").readAllBytes());
    command.addAll(List.of(client.toString(), model.toString()));
    images.forEach(image -> command.add(image.toString()));
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(Files.readString(log)).isZero();
    return printed;
  }

  private static String djl() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(
            entry ->
                entry.matches(
                    ".*(/ai/djl/|/jna/|/slf4j/|/gson/|/commons-compress/|/commons-io/|/commons-lang3/).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
