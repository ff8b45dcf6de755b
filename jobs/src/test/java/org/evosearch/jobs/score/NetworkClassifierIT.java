package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.network.Network;
import org.evosearch.scoring.Classifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stage of Spark ML on images of all forms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkClassifierIT {

  private static final int IMAGES = 20;
  private static final int SIDE = 8;

  @TempDir private static Path folder = Path.of("");
  private final SparkSession spark = EmbeddedSpark.session();
  private final List<int[]> images = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Before all tests.
  private ModelFiles model;

  @BeforeAll
  void classifyWithoutSpark() throws IOException {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      model =
          ModelFiles.read(
              SampleNetworks.save(network, Files.createDirectory(folder.resolve("model"))));
    }
    Random random = new Random(5);
    try (Classifier classifier = Classifier.open(model, DeviceSlot.CPU)) {
      for (int i = 0; i < IMAGES; i++) {
        images.add(random.ints(SIDE * SIDE, 0, 1 << 24).toArray());
        float[] pixels = classifier.scaled(classifier.input().ofColors(images.get(i), SIDE));
        expected.add(best(classifier.probabilities(List.of(pixels)).get(0)));
      }
    }
  }

  private static String best(float[] probabilities) {
    int best =
        IntStream.range(0, probabilities.length)
            .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
            .orElseThrow();
    return "class " + best;
  }

  @AfterAll
  void stop() {
    spark.stop();
  }

  private Dataset<Row> table(DataType type, List<?> values) {
    StructType schema = new StructType().add("id", DataTypes.IntegerType).add("image", type);
    List<Row> rows =
        IntStream.range(0, values.size())
            .mapToObj(i -> RowFactory.create(i, values.get(i)))
            .toList();
    return spark.createDataFrame(rows, schema).repartition(3);
  }

  private static byte[] png(int[] colors) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, SIDE, SIDE, colors, 0, SIDE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private NetworkClassifier classifier() {
    return NetworkClassifier.ofModel(model).setBatchSize(6);
  }

  private void assertExpected(Dataset<Row> scored) {
    List<Row> rows = scored.orderBy("id").collectAsList();
    assertThat(rows).hasSize(IMAGES);
    for (int i = 0; i < IMAGES; i++) {
      Row row = rows.get(i);
      assertThat(row.<String>getAs("reason")).isNull();
      assertThat(row.<String>getAs("label")).isEqualTo(expected.get(i));
      assertThat("class " + row.<Double>getAs("prediction").intValue()).isEqualTo(expected.get(i));
      List<Float> probabilities = row.getList(row.fieldIndex("probabilities"));
      assertThat(probabilities).hasSize(7);
    }
  }

  @Test
  void filesStructsAndNumbersAreClassifiedAlike() {
    assertExpected(
        classifier()
            .transform(
                table(
                    DataTypes.BinaryType, images.stream().map(NetworkClassifierIT::png).toList())));
    StructType struct =
        new StructType()
            .add("origin", DataTypes.StringType)
            .add("height", DataTypes.IntegerType)
            .add("width", DataTypes.IntegerType)
            .add("nChannels", DataTypes.IntegerType)
            .add("mode", DataTypes.IntegerType)
            .add("data", DataTypes.BinaryType);
    assertExpected(
        classifier()
            .transform(
                table(struct, images.stream().map(NetworkClassifierIT::sparkImage).toList())));
    assertExpected(
        classifier()
            .transform(
                table(
                    DataTypes.createArrayType(DataTypes.FloatType),
                    images.stream().map(NetworkClassifierIT::numbers).toList())));
  }

  private static Row sparkImage(int[] colors) {
    byte[] data = new byte[3 * colors.length];
    for (int i = 0; i < colors.length; i++) {
      data[3 * i] = (byte) colors[i];
      data[3 * i + 1] = (byte) (colors[i] >> 8);
      data[3 * i + 2] = (byte) (colors[i] >> 16);
    }
    return RowFactory.create("", SIDE, SIDE, 3, 16, data);
  }

  /** (C, H, W), from 0 to the 16 of the sample networks. */
  private static Float[] numbers(int[] colors) {
    Float[] numbers = new Float[3 * colors.length];
    for (int i = 0; i < numbers.length; i++) {
      int shift = 16 - 8 * (i / colors.length);
      numbers[i] = ((colors[i % colors.length] >> shift) & 0xff) * 16 / 255f;
    }
    return numbers;
  }

  @Test
  void imagesThatCannotBeReadAreMarkedAndNothingElseIs() {
    List<byte[]> files = new ArrayList<>(images.stream().map(NetworkClassifierIT::png).toList());
    files.set(3, new byte[] {1, 2, 3});
    files.set(7, Arrays.copyOf(files.get(7), 60));
    files.set(11, new byte[0]);
    List<Row> rows =
        classifier().transform(table(DataTypes.BinaryType, files)).orderBy("id").collectAsList();
    for (int i = 0; i < IMAGES; i++) {
      boolean broken = i == 3 || i == 7 || i == 11;
      Row row = rows.get(i);
      assertThat(row.isNullAt(row.fieldIndex("label"))).as("row %d", i).isEqualTo(broken);
      assertThat(row.isNullAt(row.fieldIndex("prediction"))).isEqualTo(broken);
      assertThat(row.isNullAt(row.fieldIndex("probabilities"))).isEqualTo(broken);
      assertThat(row.isNullAt(row.fieldIndex("reason"))).isEqualTo(!broken);
    }
    assertThat(rows.get(3).<String>getAs("reason")).startsWith("not an image");
    assertThat(rows.get(11).<String>getAs("reason")).isEqualTo("the file is empty");
  }

  @Test
  void aPipelineThatIsSavedAndLoadedPredictsTheSame() throws IOException {
    Dataset<Row> table =
        table(DataTypes.BinaryType, images.stream().map(NetworkClassifierIT::png).toList());
    String saved = folder.resolve("pipeline").toString();
    PipelineModel fitted =
        new Pipeline()
            .setStages(new PipelineStage[] {classifier().setLabelCol("label")})
            .fit(table);
    fitted.write().save(saved);
    assertExpected(PipelineModel.load(saved).transform(table));
  }

  @Test
  void columnsThatHoldNoImagesAreRefused() {
    Dataset<Row> table = table(DataTypes.StringType, List.of("a"));
    assertThatThrownBy(() -> classifier().transform(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid column image: string (");
  }
}
