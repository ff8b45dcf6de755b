package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.SignalQuestion;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of signals, made by a real Spark. */
class SignalSnapshotIT extends SnapshotFixture {

  private static final StructType ONE_CHANNEL = schema("array<double>");
  private static final StructType CHANNELS = schema("array<array<float>>");

  private static StructType schema(String signal) {
    return StructType.fromDDL("signal " + signal + ", label string, split string, key bigint");
  }

  private static Row row(long key, @Nullable Object signal, @Nullable String label) {
    return RowFactory.create(signal, label, key % 4 == 0 ? "test" : null, key);
  }

  private static Row sound(int i) {
    return row(i, List.of(i + 0.5, -i / 3.0, 7.0), i % 2 == 0 ? "b" : "a");
  }

  private static List<Row> soundRows(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(SignalSnapshotIT::sound).toList());
  }

  private SnapshotFacts made(Dataset<Row> rows, int length, double limit) {
    return maker.make(
        rows,
        new QuerySettings(
            new QuerySettings.Source("SELECT", ""),
            0,
            0,
            limit,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SignalQuestion(length))));
  }

  private SnapshotFacts made(List<Row> rows, int length, double limit) {
    return made(spark.createDataFrame(rows, ONE_CHANNEL), length, limit);
  }

  private SnapshotRow read(SnapshotFacts facts, String key) {
    return read(facts).stream()
        .filter(row -> row.tag().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSnapshotDoesNotDependOnTheOrderOfRowsNorOnPartitions() {
    List<Row> rows = soundRows(40);
    SnapshotFacts one = made(spark.createDataFrame(rows, ONE_CHANNEL).repartition(1), 0, 0);
    Collections.reverse(rows);

    assertThat(made(spark.createDataFrame(rows, ONE_CHANNEL).repartition(7), 0, 0)).isEqualTo(one);
    assertThat(one.rows()).isEqualTo(40);
    assertThat(one.content())
        .isEqualTo(SnapshotContent.ofSignals(List.of(1, 3), List.of("a", "b")));
  }

  @Test
  void valuesAreThoseOfTheArrays() {
    SnapshotFacts facts = made(soundRows(9), 0, 0);

    assertThat(read(facts, "8").numbers()).containsExactly(8.5, -8 / 3.0, 7);
    assertThat(read(facts, "8").tag()).isEqualTo(new RowTag("8", "b", Split.TEST, null));
    assertThat(
            spark
                .read()
                .parquet(maker.folder().location(facts.digest()) + "/part-*.parquet")
                .where("row_key = '8'")
                .selectExpr("signal[2]", "size(signal)")
                .first())
        .isEqualTo(RowFactory.create(7.0, 3));
  }

  @Test
  void channelsFollowEachOther() {
    List<Row> rows =
        List.of(
            row(1, List.of(List.of(1f, 2f, 3f), List.of(4f, 5f, 6f)), "a"),
            row(2, List.of(List.of(7f, 8f, 9f), List.of(0f, 1f, 2f)), "b"));
    SnapshotFacts facts = made(spark.createDataFrame(rows, CHANNELS), 0, 0);

    assertThat(facts.content().shape()).containsExactly(2, 3);
    assertThat(read(facts, "1").numbers()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void signalsAreCutAndFilledUpToALength() {
    List<Row> rows =
        List.of(
            row(1, List.of(List.of(1f, 2f, 3f), List.of(4f, 5f, 6f)), "a"),
            row(2, List.of(List.of(7f), List.of(8f)), "b"));
    SnapshotFacts facts = made(spark.createDataFrame(rows, CHANNELS), 2, 0);

    assertThat(facts.content().shape()).containsExactly(2, 2);
    assertThat(read(facts, "1").numbers()).containsExactly(1, 2, 4, 5);
    assertThat(read(facts, "2").numbers()).containsExactly(7, 0, 8, 0);
  }

  @Test
  void signalsThatCannotBeUsedAreListedWithTheirReasons() {
    List<Row> rows = new ArrayList<>();
    rows.add(row(1, List.of(List.of(1f, 2f), List.of(4f, 5f)), "a"));
    rows.add(row(2, null, "a"));
    rows.add(row(3, List.of(), "a"));
    rows.add(row(5, List.of(List.of(), List.of()), "a"));
    rows.add(row(6, List.of(List.of(1f, 2f), List.of(4f)), "a"));
    rows.add(row(7, List.of(List.of(1f, Float.NaN), List.of(4f, 5f)), "a"));
    rows.add(row(9, List.of(List.of(1f, 2f), List.of(4f, Float.NEGATIVE_INFINITY)), "a"));
    rows.add(row(10, List.of(Collections.nCopies(2, null), List.of(4f, 5f)), "a"));
    rows.add(row(11, Collections.nCopies(2, null), "a"));
    rows.add(row(13, List.of(List.of(1f, 2f), List.of(4f, 5f)), null));
    SnapshotFacts facts = made(spark.createDataFrame(rows, CHANNELS), 0, 0.95);

    assertThat(facts.rows()).isEqualTo(1);
    assertThat(facts.unreadable())
        .containsOnly(
            Map.entry("the signal is null", 1),
            Map.entry("the signal is empty", 2),
            Map.entry("its channels are of several lengths", 1),
            Map.entry("a value is NaN", 1),
            Map.entry("a value is -Infinity", 1),
            Map.entry("a value is missing or no number", 1),
            Map.entry("a channel is null", 1),
            Map.entry("the label is null", 1));
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use the answer of dataset.query: " + message);
  }

  @Test
  void raggedLengthsAreRefused() {
    List<Row> rows = soundRows(4);
    rows.add(row(5, List.of(1.0, 2.0), "a"));
    assertRefused(
        () -> made(rows, 0, 0),
        "its signals are of 2 sizes, channels x values: 1 x 3 (4), 1 x 2 (1); all need as many"
            + " channels, and dataset.signal.length brings them to one length");
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    Dataset<Row> sound = spark.createDataFrame(soundRows(4), ONE_CHANNEL);
    assertRefused(
        () -> made(sound.selectExpr("label AS signal", "label"), 0, 0),
        "its column signal is string (an array of numbers, or one such array for each channel)");
    assertRefused(
        () -> made(sound.selectExpr("array(array(signal)) AS signal", "label"), 0, 0),
        "its column signal is array<array<array<double>>> (an array of numbers, or one such array"
            + " for each channel)");
    assertRefused(
        () -> made(sound.drop("signal"), 0, 0),
        "it has no column signal, an array of numbers, or one such array for each channel (its"
            + " columns: label, split, key)");
    assertRefused(
        () -> made(sound.selectExpr("*", "1 AS more"), 0, 0),
        "it has the column more (only group, key, label, signal, split)");
    assertRefused(() -> made(List.of(), 0, 0), "it has no rows");
  }

  @Test
  void filesOfTheArchiveAreRead(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("X_TRAIN.tsv"), "1\t0.5\t-2\t3e-1\n-1\t1\t2\t3\n\n");
    Files.writeString(folder.resolve("X_TEST.tsv"), "1\t7\t8\t9\n1\t7\tnot\t9\n");
    RowFile file = RowFile.of(folder + "/X_{TRAIN,TEST}.tsv").orElseThrow();
    SnapshotFacts facts = made(file.signals(spark), 0, 0.3);

    assertThat(facts.content())
        .isEqualTo(SnapshotContent.ofSignals(List.of(1, 3), List.of("-1", "1")));
    assertThat(facts.unreadable()).containsOnly(Map.entry("a value is missing or no number", 1));
    assertThat(read(facts))
        .extracting(row -> row.tag().label() + " " + row.tag().split() + " " + row.numbers()[2])
        .containsExactlyInAnyOrder("1 TRAIN 0.3", "-1 TRAIN 3.0", "1 TEST 9.0");
  }
}
