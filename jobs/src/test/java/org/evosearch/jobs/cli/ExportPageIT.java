package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.jobs.score.NetworkClassifier;
import org.evosearch.network.Network;
import org.evosearch.scoring.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python of docs/export.md in PySpark, with the folders of a test in place of its own. */
class ExportPageIT {

  private static final int IMAGES = 8;
  private static final int SIDE = 8;

  private static final String SCRIPT =
      """
      from pyspark.sql import SparkSession

      spark = SparkSession.builder.getOrCreate()
      %s
      for table in (scored, scored_by_pipeline):
          for row in table.orderBy("path").select("label", "prediction", "probabilities").collect():
              print("ROW", row.label, row.prediction, *row.probabilities)
      """;

  @TempDir private Path folder = Path.of("");
  private final List<String> expected = new ArrayList<>();

  private void prepare() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, model);
    }
    Random random = new Random(4);
    Files.createDirectory(folder.resolve("photos"));
    try (Classifier classifier = Classifier.open(ModelFiles.read(model), DeviceSlot.CPU)) {
      for (int i = 0; i < IMAGES; i++) {
        int[] colors = random.ints(SIDE * SIDE, 0, 1 << 24).toArray();
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, SIDE, SIDE, colors, 0, SIDE);
        ImageIO.write(image, "png", folder.resolve("photos/" + i + ".png").toFile());
        float[] pixels = classifier.scaled(classifier.input().ofColors(colors, SIDE));
        expected.add(line(classifier.probabilities(List.of(pixels)).get(0)));
      }
    }
  }

  private static String line(float[] probabilities) {
    int best =
        IntStream.range(0, probabilities.length)
            .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
            .orElseThrow();
    return "ROW class " + best + " " + (double) best;
  }

  /** In this process; the Python has another. */
  private void savePipeline() throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()) {
      NetworkClassifier stage =
          NetworkClassifier.ofModel(folder.resolve("model").toString()).setInputCol("content");
      Dataset<Row> photos =
          spark.read().format("binaryFile").load(folder.resolve("photos").toString());
      new Pipeline()
          .setStages(new PipelineStage[] {stage})
          .fit(photos)
          .write()
          .save(folder.resolve("pipeline").toString());
    }
  }

  /** The block of Python that names Spark. */
  private String snippet() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("evosearch.home"), "docs/export.md"));
    int start = page.indexOf("```python\nfrom pyspark") + "```python\n".length();
    String python = page.substring(start, page.indexOf("```", start));
    assertThat(python).contains("\"/models/winner\"", "\"/models/pipeline\"", "\"/photos\"");
    return python
        .replace("/models/winner", folder.resolve("model").toString())
        .replace("/models/pipeline", folder.resolve("pipeline").toString())
        .replace("/photos", folder.resolve("photos").toString());
  }

  private String submitted(Path script) throws IOException, InterruptedException {
    Path spark = Path.of(Scripts.output(folder, Map.of(), "cluster", List.of("home")));
    Path python = spark.resolve("../../../../bin/python").normalize();
    String target = System.getProperty("evosearch.home") + "/jobs/target/";
    List<String> jars = new ArrayList<>(List.of(target + "evosearch.jar"));
    try (var natives = Files.newDirectoryStream(Path.of(target, "natives"), "*.jar")) {
      natives.forEach(jar -> jars.add(jar.toString()));
    }
    ProcessBuilder submit =
        new ProcessBuilder(
            spark.resolve("bin/spark-submit").toString(),
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false",
            "--jars",
            String.join(",", jars),
            script.toString());
    submit.environment().put("SPARK_HOME", spark.toString());
    submit.environment().put("PYSPARK_PYTHON", python.toString());
    submit.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Path log = folder.resolve("log");
    Path out = folder.resolve("out");
    Process process = submit.redirectError(log.toFile()).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor())
        .describedAs(Files.readString(log) + Files.readString(out))
        .isZero();
    return Files.readString(out);
  }

  @Test
  void thePythonOfThePageScoresAsJavaDoes() throws IOException, InterruptedException {
    assumeTrue(StandaloneCluster.isInstalled(), "jobs/bin/cluster install was not typed");
    prepare();
    savePipeline();
    Path script = Files.writeString(folder.resolve("page.py"), SCRIPT.formatted(snippet()));
    List<String> rows = submitted(script).lines().filter(line -> line.startsWith("ROW ")).toList();
    assertThat(rows).hasSize(2 * IMAGES);
    for (int i = 0; i < IMAGES; i++) {
      assertThat(rows.get(i)).startsWith(expected.get(i) + " ").isEqualTo(rows.get(IMAGES + i));
    }
  }
}
