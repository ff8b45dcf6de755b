package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Snapshots of images, made by a real Spark. */
class SnapshotMakerIT extends SnapshotFixture {

  private static final StructType IMAGES =
      new StructType()
          .add("image", DataTypes.BinaryType)
          .add("label", DataTypes.StringType)
          .add("split", DataTypes.StringType)
          .add("key", DataTypes.IntegerType);

  private static QuerySettings asked(int side, double limit) {
    return new QuerySettings("SELECT", side, 0, limit, Optional.empty());
  }

  private static Row row(byte @Nullable [] image, @Nullable String label, int key) {
    return RowFactory.create(image, label, null, key);
  }

  private static List<Row> sound(int count) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(SamplePictures.gray(4, i, i % 2 == 0 ? "png" : "bmp"), "class " + i % 3, i));
    }
    return rows;
  }

  private SnapshotFacts made(List<Row> rows, int partitions, QuerySettings asked) {
    return maker.images(spark.createDataFrame(rows, IMAGES).repartition(partitions), asked);
  }

  @Test
  void aSnapshotDoesNotDependOnTheOrderOfRowsNorOnPartitions() throws IOException {
    List<Row> rows = sound(40);
    SnapshotFacts one = made(rows, 1, asked(0, 0));
    List<Row> other = new ArrayList<>(rows);
    Collections.reverse(other);

    assertThat(made(other, 7, asked(0, 0))).isEqualTo(one);
    assertThat(one.rows()).isEqualTo(40);
    assertThat(one.content().shape()).containsExactly(1, 4, 4);
    assertThat(one.content().classNames()).containsExactly("class 0", "class 1", "class 2");
    assertThat(read(one).stream().map(row -> Integer.valueOf(row.tag().key())))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList())
        .isNotEqualTo(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void pixelsAreThoseOfTheFiles() throws IOException {
    SnapshotFacts facts = made(sound(3), 2, asked(0, 0));

    for (SnapshotRow row : read(facts)) {
      byte[] pixels = new byte[16];
      row.pixels().get(pixels);
      int first = Integer.parseInt(row.tag().key());
      assertThat(pixels[0]).isEqualTo((byte) first);
      assertThat(pixels[15]).isEqualTo((byte) (first + 15));
      assertThat(row.tag().label()).isEqualTo("class " + first % 3);
    }
  }

  @Test
  void oneColorMakesAllImagesColored() throws IOException {
    List<Row> rows = sound(4);
    rows.add(row(SamplePictures.color(4, 7, "png"), "class 0", 4));

    assertThat(made(rows, 2, asked(0, 0)).content().shape()).containsExactly(3, 4, 4);
    QuerySettings gray = new QuerySettings("SELECT", 0, 1, 0, Optional.empty());
    assertThat(made(rows, 2, gray).content().shape()).containsExactly(1, 4, 4);
  }

  @Test
  void rowsThatCannotBeReadAreListedWithTheirReasons() throws IOException {
    byte[] whole = SamplePictures.gray(4, 1, "png");
    List<Row> rows = sound(20);
    rows.add(row(null, "class 0", 100));
    rows.add(row(new byte[0], "class 0", 101));
    rows.add(row("no picture".getBytes(StandardCharsets.UTF_8), "class 0", 102));
    rows.add(row(Arrays.copyOf(whole, whole.length / 2), "class 0", 103));
    rows.add(row(SamplePictures.hugePng(30_000), "class 0", 104));
    rows.add(row(whole, null, 105));
    rows.add(row(whole, " ", 106));
    rows.add(row(whole, "x".repeat(2000), 107));
    rows.add(RowFactory.create(whole, "class 0", "holdout", 108));
    SnapshotFacts facts = made(rows, 3, asked(0, 0.5));

    assertThat(facts.rows()).isEqualTo(20);
    assertThat(facts.unreadable())
        .containsEntry("the image is null", 1)
        .containsEntry("the file is empty", 1)
        .containsEntry("not an image (PNG, JPEG, GIF, BMP, TIFF, WebP or PNM)", 1)
        .containsEntry("30000 x 30000 pixels (at most 67108864 in all)", 1)
        .containsEntry("the label is null", 1)
        .containsEntry("the label is empty", 1)
        .containsEntry("the label has 2000 characters (at most 1000)", 1)
        .containsEntry("the split is holdout (train, validation or test)", 1)
        .hasSize(9);
    Dataset<Row> listed =
        spark
            .read()
            .parquet(maker.folder().location(facts.digest()) + "/" + SnapshotFolder.UNREADABLE);
    assertThat(listed.orderBy("row_key").select("row_key").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("100", "101", "102", "103", "104", "105", "106", "107", "108");
    assertThat(listed.filter("row_key = '104'").select("reason").first().getString(0))
        .isEqualTo("30000 x 30000 pixels (at most 67108864 in all)");
    assertThatThrownBy(() -> made(rows, 3, asked(0, 0.3)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Cannot use the answer of dataset.query: 9 of 29 rows cannot be read, more than"
                + " dataset.unreadable-limit = 0.3 allows");
  }

  @Test
  void imagesOfSeveralSizesNeedOne() throws IOException {
    List<Row> rows = sound(4);
    rows.add(row(SamplePictures.gray(6, 7, "png"), "class 0", 4));

    assertThatThrownBy(() -> made(rows, 2, asked(0, 0)))
        .hasMessage(
            "Cannot use the answer of dataset.query: its images are of 2 sizes: 4 x 4 (4), 6 x 6"
                + " (1); set dataset.image-size to resize them");
    assertThat(made(rows, 2, asked(5, 0)).content().shape()).containsExactly(1, 5, 5);
  }

  @Test
  void labelsAreTextsWholeNumbersOrBooleans() throws IOException {
    List<String> names = List.of("10", "9", "-1").stream().toList();
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(row(SamplePictures.gray(4, 0, "png"), name, 0));
    }
    Dataset<Row> texts = spark.createDataFrame(rows, IMAGES);

    assertThat(maker.images(texts, asked(0, 0)).content().classNames())
        .containsExactly("-1", "9", "10");
    assertThat(maker.images(cast(texts, DataTypes.LongType), asked(0, 0)))
        .isEqualTo(maker.images(texts, asked(0, 0)));
    assertThatThrownBy(() -> maker.images(cast(texts, DataTypes.DoubleType), asked(0, 0)))
        .hasMessage(
            "Cannot use the answer of dataset.query: its column label is double (texts, whole"
                + " numbers or booleans)");
  }

  private static Dataset<Row> cast(Dataset<Row> rows, DataType type) {
    return rows.withColumn("label", functions.col("label").cast(type));
  }

  @Test
  void columnsThatDoNotSuitAreNamed() throws IOException {
    Dataset<Row> rows = spark.createDataFrame(sound(3), IMAGES);

    refuses(
        rows.drop("label"),
        "it has no column label, the class of each row (its columns: image, split, key)");
    refuses(
        rows.drop("image"),
        "it has no column image, the content of image files, or Spark's image struct (its columns:"
            + " label, split, key)");
    refuses(
        rows.withColumn("more", functions.lit(1)),
        "it has the column more (only group, image, key, label, split)");
    refuses(rows.select("image", "label", "label"), "it has the column label twice");
    refuses(
        rows.withColumn("image", functions.lit("x")),
        "its column image is string (the content of image files, or Spark's image struct)");
    refuses(rows.filter("key < 0"), "it has no rows");
  }

  private void refuses(Dataset<Row> answer, String reason) {
    assertThatThrownBy(() -> maker.images(answer, asked(0, 0)))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use the answer of dataset.query: " + reason);
  }

  @Test
  void twoDriversAtOnceMakeOneSnapshot() throws IOException {
    List<Row> rows = new ArrayList<>(sound(30));
    rows.add(row(SamplePictures.gray(4, 200, "png"), "at once", 30));

    List<SnapshotFacts> both =
        IntStream.range(0, 2).parallel().mapToObj(i -> made(rows, 2 + i, asked(0, 0))).toList();

    assertThat(both.get(0)).isEqualTo(both.get(1));
    assertThat(read(both.get(0))).hasSize(31);
    try (Stream<Path> files = Files.list(store.resolve("_data"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.startsWith("making"));
    }
  }

  @Test
  void aFlippedBitIsFound() throws IOException {
    List<Row> rows = sound(5);
    rows.add(row(SamplePictures.gray(4, 90, "png"), "flipped", 5));
    SnapshotFacts facts = made(rows, 1, asked(0, 0));
    Path part = Path.of(maker.folder().location(facts.digest())).resolve(SnapshotFolder.part(0, 1));
    byte[] content = Files.readAllBytes(part);
    content[content.length / 3] ^= 1;
    Files.write(part, content);

    assertThatThrownBy(() -> read(facts)).isInstanceOf(SnapshotException.class);
  }
}
