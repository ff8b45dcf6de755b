package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleTables;
import org.evosearch.export.SampleTables.RawRow;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.scoring.RowPredictor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rows of tables, scored by a real Spark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablePredictorIT {

  /** The columns in another order, without the one that tells nothing and with one more. */
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("code", DataTypes.StringType)
          .add("since", DataTypes.DateType)
          .add("size", DataTypes.DoubleType)
          .add("open", DataTypes.BooleanType)
          .add("seen", DataTypes.IntegerType)
          .add("the city.name", DataTypes.StringType);

  private static final int COUNT = 20;
  private static final List<RawRow> ROWS = SampleTables.rows(COUNT, 5);
  private static final int SINCE = 1;
  private static final int OPEN = 2;
  private static final int SEEN = 3;

  @TempDir private static Path folder = Path.of("");

  private final SparkSession spark = EmbeddedSpark.session();

  @BeforeAll
  void readDatesAsTheyAreWritten() {
    spark.conf().set("spark.sql.session.timeZone", "UTC");
  }

  @AfterAll
  void stop() {
    spark.stop();
  }

  private static Row typed(int id) {
    RawRow row = ROWS.get(id);
    double[] numbers = row.numbers();
    return RowFactory.create(
        id,
        row.texts().get(1),
        Double.isNaN(numbers[SINCE])
            ? null
            : Date.valueOf(LocalDate.ofEpochDay((long) numbers[SINCE])),
        numbers[0],
        Double.isNaN(numbers[OPEN]) ? null : numbers[OPEN] == 1,
        Double.isNaN(numbers[SEEN]) ? null : (int) numbers[SEEN],
        row.texts().get(0));
  }

  private Dataset<Row> table() {
    return spark.createDataFrame(
        IntStream.range(0, COUNT).mapToObj(TablePredictorIT::typed).toList(), SCHEMA);
  }

  private static List<double[]> expected(ModelFiles model) {
    try (RowPredictor predictor = RowPredictor.open(model, DeviceSlot.CPU)) {
      return predictor.outputs(
          ROWS.stream().map(row -> predictor.input(row.numbers(), row.texts())).toList());
    }
  }

  private static List<Row> scored(TablePredictor predictor, Dataset<Row> table) {
    return predictor.transform(table).orderBy("id").collectAsList();
  }

  private static void assertProbabilities(List<Row> scored, ModelFiles model) {
    List<double[]> expected = expected(model);
    assertThat(scored).hasSize(COUNT);
    for (int i = 0; i < COUNT; i++) {
      List<Float> probabilities = scored.get(i).getList(scored.get(i).fieldIndex("probabilities"));
      int best = scored.get(i).<Double>getAs("prediction").intValue();
      assertThat(scored.get(i).<String>getAs("label")).isEqualTo(SampleTables.CLASSES.get(best));
      for (int k = 0; k < probabilities.size(); k++) {
        assertThat(probabilities.get(k)).isEqualTo((float) expected.get(i)[k]);
        assertThat(probabilities.get(k)).isLessThanOrEqualTo(probabilities.get(best));
      }
    }
  }

  @Test
  void classesAreThoseOfTheModelWhetherColumnsAreTypedOrTexts() throws IOException {
    ModelFiles model = SampleTables.model(SampleTables.ofClasses(), 2);
    TablePredictor predictor = TablePredictor.ofModel(model).setBatchSize(COUNT);

    // One batch, since a batch of another size may round otherwise.
    assertProbabilities(scored(predictor, table().coalesce(1)), model);
    Dataset<Row> texts =
        table()
            .selectExpr(
                "id",
                "code",
                "CAST(since AS STRING) AS since",
                "CAST(size AS STRING) AS size",
                "CAST(open AS STRING) AS open",
                "CAST(seen AS STRING) AS seen",
                "`the city.name`");
    assertProbabilities(scored(predictor, texts.coalesce(1)), model);

    String saved = folder.resolve("stage").toString();
    predictor.write().overwrite().save(saved);
    assertProbabilities(scored(TablePredictor.load(saved), table().coalesce(1)), model);
  }

  @Test
  void oneNumberIsANumberAndSeveralAreAnArray() {
    ModelFiles one = SampleTables.model(SampleTables.ofNumbers(1), 2);
    ModelFiles two = SampleTables.model(SampleTables.ofNumbers(2), 2);
    List<double[]> expected = expected(two);
    List<Row> scored = scored(TablePredictor.ofModel(two).setBatchSize(COUNT), table().coalesce(1));

    assertThat(scored.get(3).<Double>getList(SCHEMA.size()))
        .containsExactly(expected.get(3)[0], expected.get(3)[1]);
    assertThat(scored(TablePredictor.ofModel(one), table()).get(3).<Double>getAs("prediction"))
        .isBetween(-1e9, 1e9);
  }

  @Test
  void rowsThatCannotBePreparedHaveAReason() {
    ModelFiles model = SampleTables.model(SampleTables.ofClasses(), 2);
    List<Row> rows = new ArrayList<>(List.of(typed(0)));
    rows.add(RowFactory.create(1, "3", null, Double.POSITIVE_INFINITY, true, 1, "a"));
    rows.add(RowFactory.create(2, "x".repeat(1001), null, 1.0, true, 1, "a"));
    Dataset<Row> odd = spark.createDataFrame(rows, SCHEMA);
    List<Row> scored = scored(TablePredictor.ofModel(model), odd);

    assertThat(scored)
        .extracting(row -> row.<String>getAs("reason"))
        .containsExactly(
            null, "column size is infinite", "column code has 1001 characters (at most 1000)");
    assertThat(scored.get(1).isNullAt(scored.get(1).fieldIndex("probabilities"))).isTrue();
    assertThat(scored.get(1).isNullAt(scored.get(1).fieldIndex("prediction"))).isTrue();

    Dataset<Row> texts =
        odd.filter("id = 0")
            .selectExpr("*", "CAST(NULL AS STRING) AS _corrupt_record")
            .drop("size")
            .selectExpr("*", "stack(4, '1', ' ', 'cheap', 'NaN') AS size");
    assertThat(scored(TablePredictor.ofModel(model), texts))
        .extracting(row -> row.<String>getAs("reason"))
        .containsExactlyInAnyOrder(null, null, "column size has a text that is not a number", null);
    assertThat(
            scored(
                TablePredictor.ofModel(model), table().selectExpr("*", "'a,b' AS _corrupt_record")))
        .extracting(row -> row.<String>getAs("reason"))
        .containsOnly("its line has other fields than the header");
  }

  @Test
  void columnsThatDoNotFitAreRefusedBeforeRowsAreRead() {
    TablePredictor predictor =
        TablePredictor.ofModel(SampleTables.model(SampleTables.ofClasses(), 2));

    assertThatThrownBy(() -> predictor.transform(table().withColumnRenamed("size", "sise")))
        .hasMessage("No column size, which the network learned from (did you mean sise?)");
    assertThatThrownBy(() -> predictor.transform(table().drop("the city.name")))
        .hasMessageStartingWith("No column the city.name, which the network learned from (");
    assertThatThrownBy(
            () ->
                predictor.transform(
                    table()
                        .selectExpr("*", "1.5 AS x")
                        .drop("code")
                        .withColumnRenamed("x", "code")))
        .hasMessage("Invalid column code: decimal(2,1) (texts, whole numbers or booleans)");
    assertThatThrownBy(() -> predictor.transform(table().withColumnRenamed("id", "label")))
        .hasMessage("Column label exists already");
    assertThat(predictor.setLabelCol("predicted").transformSchema(SCHEMA).fieldNames())
        .endsWith("prediction", "predicted", "probabilities", "reason");
  }
}
