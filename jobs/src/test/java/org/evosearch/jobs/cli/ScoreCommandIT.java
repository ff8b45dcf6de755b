package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
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
import org.evosearch.network.Network;
import org.evosearch.scoring.Classifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command score on image files, and on tables with images of both kinds. */
class ScoreCommandIT {

  private static final int IMAGES = 12;
  private static final int BROKEN = 5;
  private static final int SIDE = 8;

  private static final StructType STRUCT =
      new StructType()
          .add("height", DataTypes.IntegerType)
          .add("width", DataTypes.IntegerType)
          .add("nChannels", DataTypes.IntegerType)
          .add("data", DataTypes.BinaryType);

  @TempDir private Path folder = Path.of("");
  private final List<int[]> images = new ArrayList<>();

  @BeforeEach
  void saveModel() throws IOException {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, Files.createDirectory(folder.resolve("model")));
    }
    Random random = new Random(8);
    for (int i = 0; i < IMAGES; i++) {
      images.add(random.ints(SIDE * SIDE, 0, 1 << 24).toArray());
    }
  }

  private CommandLineRun score(String input, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("score", "--model", at("model"), "--input", input, "--output", at("scored")));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static byte[] png(int[] colors) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, SIDE, SIDE, colors, 0, SIDE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Blue, green and red of each pixel, as Spark has them. */
  private static Row struct(int[] colors) {
    byte[] data = new byte[3 * colors.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (colors[i / 3] >> (8 * (i % 3)));
    }
    return RowFactory.create(SIDE, SIDE, 3, data);
  }

  @Test
  void imageFilesInFoldersAreScored() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("photos/more"));
    for (int i = 0; i < IMAGES; i++) {
      byte[] file = i == BROKEN ? new byte[] {1, 2} : png(images.get(i));
      Files.write(deep.resolve(String.format(Locale.ROOT, "%02d.png", i)), file);
    }
    assertScored(score(at("photos"), "--format", "files"));
    assertLabels("parquet", "path");
  }

  /** What glob characters would match is beside them. */
  @Test
  void pathsAreNames() throws IOException {
    String odd = "p[1] {a,b}*? %41+#ü";
    for (String name : List.of(odd, "p1 a A+")) {
      Files.write(Files.createDirectories(folder.resolve(name)).resolve("x [2]%20.png"), file(0));
    }
    Files.write(folder.resolve(odd).resolve("{}*.png"), file(1));
    assertScored(2, at(odd), "s[1] *%20#", "--format", "files");
    assertScored(2, at("s[1] *%20#"), "again?", "--column", "content", "--prefix", "a ");

    StructType schema = new StructType().add("image", DataTypes.BinaryType);
    try (SparkSession spark = spark()) {
      spark
          .createDataFrame(List.of(RowFactory.create((Object) file(2))), schema)
          .write()
          .orc(at("o[1] {a}*%20#"));
    }
    assertScored(1, at("o[1] {a}*%20#"), "o[2]", "--format", "orc");
    assertRefused(
        score(at("p*"), "--format", "files"),
        "Invalid --input: " + at("p*") + " (nothing is there)");
  }

  private byte[] file(int image) {
    return png(images.get(image));
  }

  private void assertScored(int images, String input, String output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("score", "--model", at("model"), "--input", input, "--output", at(output)));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Scored " + images + " images in ")
        .contains(" 0 of them not readable")
        .endsWith(": " + at(output) + System.lineSeparator());
  }

  @Test
  @Tag("nightly")
  void contentOfFilesInParquetIsScored() throws IOException {
    write(
        "parquet", DataTypes.BinaryType, new byte[0], colors -> Arrays.copyOf(png(colors), 10_000));
    assertScored(score(at("table"), "--column", "picture", "--batch-size", "3"));
    assertLabels("parquet", "id");
  }

  @Test
  @Tag("nightly")
  void structsOfSparkInOrcAreScored() throws IOException {
    write("orc", STRUCT, RowFactory.create(SIDE, null, 3, new byte[0]), ScoreCommandIT::struct);
    assertScored(score(at("table"), "--column", "picture", "--format", "orc"));
    assertLabels("orc", "id");
  }

  /** One file with a group of rows, one of them broken. */
  private void write(String format, DataType type, Object broken, Function<int[], Object> value)
      throws IOException {
    StructType schema = new StructType().add("id", DataTypes.IntegerType).add("picture", type);
    List<Row> rows =
        IntStream.range(0, IMAGES)
            .mapToObj(i -> RowFactory.create(i, i == BROKEN ? broken : value.apply(images.get(i))))
            .toList();
    try (SparkSession spark = spark()) {
      spark.createDataFrame(rows, schema).coalesce(1).write().format(format).save(at("table"));
    }
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }

  private void assertScored(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches(
            "Scored 12 images in [0-9.]+ s \\([0-9,]+ images/s\\), 1 of them not readable \\(column"
                + " reason\\): \\S+scored\\R");
  }

  private void assertLabels(String format, String order) throws IOException {
    List<Row> rows;
    try (SparkSession spark = spark()) {
      rows = spark.read().format(format).load(at("scored")).orderBy(order).collectAsList();
    }
    assertThat(rows).hasSize(IMAGES);
    try (Classifier classifier =
        Classifier.open(ModelFiles.read(folder.resolve("model")), DeviceSlot.CPU)) {
      for (int i = 0; i < IMAGES; i++) {
        assertThat(rows.get(i).<String>getAs("label"))
            .isEqualTo(i == BROKEN ? null : label(images.get(i), classifier));
        assertThat(rows.get(i).isNullAt(rows.get(i).fieldIndex("reason"))).isEqualTo(i != BROKEN);
      }
    }
  }

  private static String label(int[] colors, Classifier classifier) {
    float[] pixels = classifier.scaled(classifier.input().ofColors(colors, SIDE));
    float[] probabilities = classifier.probabilities(List.of(pixels)).get(0);
    int best =
        IntStream.range(0, probabilities.length)
            .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
            .orElseThrow();
    return "class " + best;
  }

  @Test
  void placesAndOptionsThatDoNotFitAreOneLine() throws IOException {
    assertRefused(score(at("none")), "Invalid --input: " + at("none") + " (nothing is there)");
    assertRefused(score("nofs://a/b"), "Invalid --input: nofs://a/b (");
    assertRefused(score(at("model"), "--batch-size", "0"), "Invalid --batch-size: 0 (at least 1)");
    Files.createDirectory(folder.resolve("scored"));
    assertRefused(score(at("model")), "Invalid --output: " + at("scored") + " (it exists)");
  }

  @Test
  void aTableOfWhichNothingIsScoredIsAFailure() throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    Files.write(photos.resolve("a.png"), new byte[] {1, 2});

    CommandLineRun run = score(at("photos"), "--format", "files");

    assertThat(run.out()).contains("Scored 1 images", " 1 of them not readable");
    assertThat(run.err())
        .isEqualTo("evosearch: Cannot score the images: none of them is readable\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void damagedWeightsAreOneLine() throws IOException {
    Path weights = folder.resolve("model/model-0000.params");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length - 1));
    assertRefused(score(at("model")), "Cannot use the model in " + at("model") + ": model-0000");
    Arrays.fill(whole, 4, whole.length, (byte) 7);
    Files.write(weights, whole);
    assertRefused(score(at("model")), "Cannot use the model in " + at("model") + ": model-0000");
  }

  @Test
  @Tag("nightly")
  void tablesWithoutImagesAreOneLine() throws IOException {
    write("parquet", DataTypes.StringType, "", colors -> "a");
    assertRefused(
        score(at("table"), "--column", "picture"),
        "Cannot score: Invalid column picture: string (content of image files as binary, ");
    assertRefused(score(at("table")), "Cannot score: No column image (did you mean picture?)");
    assertRefused(score(at("table"), "--format", "orc"), "Cannot score: ");
    assertThat(folder.resolve("scored")).doesNotExist();
  }

  private static void assertRefused(CommandLineRun run, String reason) {
    assertThat(run.err()).startsWith("evosearch: " + reason);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
