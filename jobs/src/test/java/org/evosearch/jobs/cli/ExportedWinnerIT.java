package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;
import org.evosearch.scoring.Classifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model of a final training, exported, on all test images one by one: the accuracy that the
 * training recorded, and the same classes in Spark's classifier, in DJL with the small jar alone
 * and in ONNX Runtime.
 */
@Tag("nightly")
class ExportedWinnerIT {

  private static final int PIXELS = 64;

  @TempDir private Path folder = Path.of("");

  private final LabeledImages test =
      Datasets.load(new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE))
          .test();

  private Path trained() {
    CommandLineRun run = TinyTraining.run(folder, TinyTraining.chosen(folder));
    assertThat(run.err()).isEmpty();
    return folder.resolve("store/results/run_id=last/model");
  }

  private Path exported(Path model, String format) {
    Path out = folder.resolve(format);
    CommandLineRun run =
        CommandLineRun.of(
            "export", "--model", model.toString(), "--format", format, "--out", out.toString());
    assertThat(run.err()).isEmpty();
    return out;
  }

  private float[] pixels(int index) {
    ByteBuffer bytes = test.pixels(index);
    float[] values = new float[PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.get(i) & 0xff;
    }
    return values;
  }

  private static int best(float[] values) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> values[b] > values[a] ? b : a)
        .orElseThrow();
  }

  @Test
  void allOfItsFormsGiveTheTestPredictionsOfTheTraining() throws Exception {
    Path model = trained();
    ModelFiles files = ModelFiles.read(model);
    List<Integer> classes = classified(files);
    int[] labels = test.labels();
    long right = IntStream.range(0, labels.length).filter(i -> classes.get(i) == labels[i]).count();
    assertThat(100.0 * right / labels.length).isEqualTo(files.facts().testAccuracy().orElseThrow());
    PixelScale scale = files.facts().pixels().orElseThrow();
    assertThat(byDjl(exported(model, "djl").resolve("pytorch"), scale)).isEqualTo(classes);
    assertThat(byOnnxRuntime(exported(model, "onnx").resolve("model.onnx"))).isEqualTo(classes);
  }

  private List<Integer> classified(ModelFiles files) {
    try (Classifier classifier = Classifier.open(files, DeviceSlot.CPU)) {
      return IntStream.range(0, test.count())
          .mapToObj(i -> best(classifier.probabilities(List.of(pixels(i))).get(0)))
          .toList();
    }
  }

  private List<Integer> byDjl(Path model, PixelScale scale) throws Exception {
    ByteBuffer images = ByteBuffer.allocate(test.count() * PIXELS * Float.BYTES);
    for (int i = 0; i < test.count(); i++) {
      float[] image = pixels(i);
      scale.normalize(image);
      for (float value : image) {
        images.putFloat(value);
      }
    }
    Path input = Files.write(folder.resolve("images"), images.array());
    Path client = folder.resolve("BatchClient.java");
    Files.write(client, getClass().getResourceAsStream("BatchClient.java").readAllBytes());
    return printed(model, client, input).lines().map(Integer::parseInt).toList();
  }

  /** In another process, with DJL, what DJL needs, and the small jar. */
  private String printed(Path model, Path client, Path input)
      throws IOException, InterruptedException {
    String djl =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(
                entry ->
                    entry.matches(
                        ".*(/ai/djl/|/jna/|/slf4j/|/gson/|/commons-compress/|/commons-io/|/commons-lang3/).*jar"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-DOPT_OUT_TRACKING=true", "-cp"));
    command.add(djl + File.pathSeparator + model.resolve("libs/evosearch-djl.jar"));
    command.addAll(List.of(client.toString(), model.toString(), input.toString()));
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(Files.readString(log)).isZero();
    return printed;
  }

  private List<Integer> byOnnxRuntime(Path file) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    FloatBuffer images = FloatBuffer.allocate(test.count() * PIXELS);
    IntStream.range(0, test.count()).forEach(i -> images.put(pixels(i)));
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, images.flip(), new long[] {test.count(), 1, 8, 8});
        OrtSession.Result result = session.run(Map.of("images", input))) {
      return Arrays.stream((float[][]) result.get(0).getValue())
          .map(ExportedWinnerIT::best)
          .toList();
    }
  }
}
