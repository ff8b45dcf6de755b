package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleSignals;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.scoring.SignalScorer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signals, scored by a real Spark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalClassifierIT {

  private static final StructType SCHEMA =
      StructType.fromDDL("id int, signal array<array<double>>");
  private static final int COUNT = 20;
  private static final List<double[][]> SIGNALS = SampleSignals.signals(COUNT, 5);
  private static final ModelFiles MODEL = SampleSignals.model(1, SampleSignals.SCALE);

  @TempDir private static Path folder = Path.of("");

  private final SparkSession spark = EmbeddedSpark.session();

  @AfterAll
  void stop() {
    spark.stop();
  }

  private static List<@Nullable List<@Nullable Double>> lists(double[][] signal) {
    List<@Nullable List<@Nullable Double>> lists = new ArrayList<>();
    for (double[] channel : signal) {
      lists.add(new ArrayList<>(Arrays.stream(channel).boxed().toList()));
    }
    return lists;
  }

  private Dataset<Row> table() {
    return spark.createDataFrame(
        IntStream.range(0, COUNT)
            .mapToObj(id -> RowFactory.create(id, lists(SIGNALS.get(id))))
            .toList(),
        SCHEMA);
  }

  private static List<Row> scored(NetworkStage<?> stage, Dataset<Row> table) {
    return stage.transform(table).orderBy("id").collectAsList();
  }

  private static void assertProbabilities(List<Row> scored) {
    assertThat(scored).hasSize(COUNT);
    try (SignalScorer scorer = SignalScorer.open(MODEL, DeviceSlot.CPU)) {
      List<double[]> expected = scorer.outputs(SIGNALS.stream().map(scorer::input).toList());
      for (int i = 0; i < COUNT; i++) {
        Row row = scored.get(i);
        List<Float> probabilities = row.getList(row.fieldIndex("probabilities"));
        int best = row.<Double>getAs("prediction").intValue();
        assertThat(row.<String>getAs("label")).isEqualTo("class " + best);
        assertThat(row.<String>getAs("reason")).isNull();
        for (int k = 0; k < probabilities.size(); k++) {
          assertThat(probabilities.get(k)).isEqualTo((float) expected.get(i)[k]);
          assertThat(probabilities.get(k)).isLessThanOrEqualTo(probabilities.get(best));
        }
      }
    }
  }

  @Test
  void classesAreThoseOfTheModelBeforeAndAfterItIsSaved() throws IOException {
    NetworkStage<?> stage = NetworkStage.ofModel(MODEL);
    assertThat(stage).isInstanceOf(SignalClassifier.class);

    // One batch, since a batch of another size may round otherwise.
    assertProbabilities(scored(stage.setBatchSize(COUNT), table().coalesce(1)));
    String saved = folder.resolve("stage").toString();
    stage.write().overwrite().save(saved);
    SignalClassifier loaded = SignalClassifier.load(saved).setInputCol("sensors");
    Dataset<Row> renamed = table().withColumnRenamed("signal", "sensors");
    assertProbabilities(scored(loaded, renamed.coalesce(1)));
    assertThat(NetworkStage.of(saved + "/model")).isInstanceOf(SignalClassifier.class);
  }

  @Test
  void smallBatchesAndSeveralTasksChooseTheSameClasses() {
    SignalClassifier stage = SignalClassifier.ofModel(MODEL);
    List<Row> whole = scored(stage.setBatchSize(COUNT), table().coalesce(1));
    List<Row> parts = scored(stage.setBatchSize(3), table().repartition(4));

    assertThat(parts)
        .extracting(row -> row.<String>getAs("label"))
        .containsExactlyElementsOf(whole.stream().map(row -> row.<String>getAs("label")).toList());
  }

  @Test
  void floatsAndWholeNumbersAreValuesToo() {
    SignalClassifier stage = SignalClassifier.ofModel(MODEL);
    String whole = "transform(signal, c -> transform(c, v -> CAST(v AS %s))) AS signal";
    for (String type : List.of("float", "tinyint", "decimal(6,3)")) {
      Dataset<Row> typed = table().selectExpr("id", whole.formatted(type));
      assertThat(scored(stage, typed)).noneMatch(row -> row.isNullAt(row.fieldIndex("label")));
    }
  }

  private Row odd(int id, @Nullable Object signal) {
    return RowFactory.create(id, signal);
  }

  private static List<@Nullable List<@Nullable Double>> with(@Nullable Double value) {
    List<@Nullable List<@Nullable Double>> lists = lists(SIGNALS.get(0));
    List<@Nullable Double> last = new ArrayList<>(lists(SIGNALS.get(0)).get(2));
    last.set(3, value);
    lists.set(2, last);
    return lists;
  }

  private static double[][] ofLength(int length) {
    return Arrays.stream(SIGNALS.get(0))
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(double[][]::new);
  }

  private Dataset<Row> oddRows() {
    List<@Nullable List<@Nullable Double>> ragged = lists(SIGNALS.get(0));
    ragged.set(1, List.of(1.0));
    return spark.createDataFrame(
        List.of(
            odd(0, lists(SIGNALS.get(0))),
            odd(1, null),
            odd(2, with(null)),
            odd(3, with(Double.NaN)),
            odd(4, with(Double.NEGATIVE_INFINITY)),
            odd(5, with(1e300)),
            odd(6, ragged),
            odd(7, List.of()),
            odd(8, Collections.nCopies(3, null)),
            odd(9, lists(SIGNALS.get(0)).subList(0, 2)),
            odd(10, lists(ofLength(33))),
            odd(11, lists(ofLength(31)))),
        SCHEMA);
  }

  @Test
  void signalsThatCannotBeReadHaveAReason() {
    List<Row> scored = scored(SignalClassifier.ofModel(MODEL), oddRows());

    assertThat(scored)
        .extracting(row -> row.<String>getAs("reason"))
        .containsExactly(
            null,
            "the signal is null",
            "a value is missing or no number",
            "a value is NaN",
            "a value is -Infinity",
            "a value is 1.0E300",
            "its channels are of several lengths",
            "the signal is empty",
            "a channel is null",
            "2 channels (the network takes 3)",
            "33 values in each channel (the network takes 32)",
            "31 values in each channel (the network takes 32)");
    for (Row row : scored) {
      boolean isRead = row.isNullAt(row.fieldIndex("reason"));
      for (String column : List.of("prediction", "label", "probabilities")) {
        assertThat(row.isNullAt(row.fieldIndex(column))).isEqualTo(!isRead);
      }
    }
  }

  @Test
  void signalsOfOtherLengthsAreFittedIfTrainingDidSo() {
    ModelFiles model = SampleSignals.model(1, SampleSignals.SCALE.fitted());
    List<Row> scored =
        scored(SignalClassifier.ofModel(model), oddRows().where("id IN (0, 10, 11)"));

    assertThat(scored).noneMatch(row -> row.isNullAt(row.fieldIndex("prediction")));
    assertThat(scored.get(1).<Double>getAs("prediction"))
        .isEqualTo(scored.get(0).<Double>getAs("prediction"));
  }

  @Test
  void columnsThatDoNotFitAreRefusedBeforeRowsAreRead() {
    SignalClassifier stage = SignalClassifier.ofModel(MODEL);

    assertThatThrownBy(() -> stage.transform(table().withColumnRenamed("signal", "singal")))
        .hasMessage("No column signal (did you mean singal?)");
    assertThatThrownBy(() -> stage.transform(table().selectExpr("*", "signal")))
        .hasMessage("Column signal is there twice");
    assertThatThrownBy(() -> stage.transform(table().selectExpr("'a' AS signal")))
        .hasMessage(
            "Invalid column signal: string (an array of numbers, or one such array for each"
                + " channel)");
    assertThatThrownBy(() -> stage.transform(table().selectExpr("array(signal) AS signal")))
        .hasMessageStartingWith("Invalid column signal: array<array<array<double>>> (");
    assertThatThrownBy(() -> stage.transform(table().withColumnRenamed("id", "label")))
        .hasMessage("Column label exists already");
    assertThat(stage.setPrefix("new ").transformSchema(SCHEMA).fieldNames())
        .containsExactly(
            "id", "signal", "new prediction", "new label", "new probabilities", "new reason");
  }
}
