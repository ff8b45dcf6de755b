package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.TableQuestion;
import org.evosearch.snapshot.RowTag.Split;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Snapshots of tables, made by a real Spark. */
class TableSnapshotIT extends SnapshotFixture {

  private static final StructType SCHEMA =
      new StructType()
          .add("size", DataTypes.DoubleType)
          .add("the city.name", DataTypes.StringType)
          .add("since", DataTypes.DateType)
          .add("open", DataTypes.BooleanType)
          .add("code", DataTypes.IntegerType)
          .add("kind", DataTypes.StringType)
          .add("price", DataTypes.FloatType)
          .add("part", DataTypes.StringType)
          .add("id", DataTypes.LongType);

  private static TableQuestion classes() {
    return new TableQuestion(
        Goal.CLASSIFICATION,
        List.of("kind"),
        List.of("price"),
        List.of("code"),
        "part",
        null,
        "id");
  }

  private static TableQuestion numbers(String... targets) {
    return new TableQuestion(
        Goal.REGRESSION, List.of(targets), List.of("kind", "part"), List.of(), null, null, "id");
  }

  private static Row row(long id, @Nullable Object... values) {
    @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = id;
    return RowFactory.create(all);
  }

  private static Row sound(int i) {
    return row(
        i,
        i / 2.0,
        i % 3 == 0 ? null : "city " + i % 3,
        Date.valueOf("1970-01-0" + (1 + i % 9)),
        i % 2 == 0,
        i % 5,
        i % 2 == 0 ? "ü b" : "a",
        (float) i,
        i % 4 == 0 ? "test" : null);
  }

  private static List<Row> soundRows(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(TableSnapshotIT::sound).toList());
  }

  private Dataset<Row> table(List<Row> rows) {
    return spark.createDataFrame(rows, SCHEMA);
  }

  private SnapshotFacts made(Dataset<Row> table, TableQuestion question, double limit) {
    QuerySettings.Source source = new QuerySettings.Source("SELECT", "");
    return maker.make(
        table,
        new QuerySettings(
            source, 0, 0, limit, Optional.empty(), Optional.of(question), Optional.empty()));
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use the answer of dataset.query: " + message);
  }

  @Test
  void aSnapshotDoesNotDependOnTheOrderOfRowsNorOnPartitions() {
    List<Row> rows = soundRows(40);
    SnapshotFacts one = made(table(rows).repartition(1), classes(), 0);
    Collections.reverse(rows);

    assertThat(made(table(rows).repartition(7), classes(), 0)).isEqualTo(one);
    assertThat(one.rows()).isEqualTo(40);
    assertThat(one.content().classNames()).containsExactly("a", "ü b");
    assertThat(one.content().columns())
        .containsExactly(
            new SnapshotColumn("size", Kind.NUMBER),
            new SnapshotColumn("the city.name", Kind.CATEGORY),
            new SnapshotColumn("since", Kind.DATE),
            new SnapshotColumn("open", Kind.FLAG),
            new SnapshotColumn("code", Kind.CATEGORY));
  }

  @Test
  void valuesAreThoseOfTheTable() {
    SnapshotRow row =
        read(made(table(soundRows(9)), classes(), 0)).stream()
            .filter(one -> one.tag().key().equals("8"))
            .findFirst()
            .orElseThrow();

    assertThat(row.numbers()).containsExactly(4, 8, 1);
    assertThat(row.texts()).containsExactly("city 2", "3");
    assertThat(row.tag().label()).isEqualTo("ü b");
    assertThat(row.tag().split()).isEqualTo(Split.TEST);
  }

  @Test
  void severalNumbersMayBeTargets() {
    SnapshotFacts facts = made(table(soundRows(9)), numbers("price", "code"), 0);

    assertThat(facts.content().targets()).containsExactly("price", "code");
    assertThat(facts.content().isClasses()).isFalse();
    assertThat(read(facts)).anyMatch(row -> Arrays.equals(row.targets(), new double[] {7, 2}));
  }

  @Test
  void rowsThatCannotBeUsedAreListedWithTheirReasons() {
    Date day = Date.valueOf("2020-01-01");
    List<Row> rows = soundRows(100);
    rows.add(row(1000, Double.POSITIVE_INFINITY, "c", day, true, 1, "a", 1f, null));
    rows.add(row(1001, 1.0, "c", day, true, 1, null, 1f, null));
    rows.add(row(1002, 1.0, "c", day, true, 1, " ", 1f, null));
    rows.add(row(1003, 1.0, "x".repeat(1001), day, true, 1, "a", 1f, null));
    rows.add(row(1004, 1.0, "c", day, true, 1, "a", 1f, "later"));
    rows.add(row(1005, Double.NaN, null, null, null, null, "a", 1f, null));
    SnapshotFacts facts = made(table(rows), classes(), 0.1);

    assertThat(facts.rows()).isEqualTo(101);
    assertThat(facts.unreadable())
        .containsOnlyKeys(
            "column size is infinite",
            "the label is null",
            "the label is empty",
            "column the city.name has 1001 characters (at most 1000)",
            "the split is later (train, validation or test)");
    assertThat(
            spark
                .read()
                .parquet(maker.folder().location(facts.digest()) + "/unreadable.parquet")
                .select("row_key")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("1000", "1001", "1002", "1003", "1004");
  }

  @Test
  void nullTargetsAreLeftOut() {
    Date day = Date.valueOf("2020-01-01");
    List<Row> rows = soundRows(20);
    rows.add(row(100, 1.0, "c", day, true, 1, "a", null, null));
    rows.add(row(101, 1.0, "c", day, true, 1, "a", Float.NaN, null));
    rows.add(row(102, 1.0, "c", day, true, 1, "a", Float.NEGATIVE_INFINITY, null));

    assertThat(made(table(rows), numbers("price"), 0.5).unreadable())
        .containsOnly(
            Map.entry("the target price is null", 2), Map.entry("column price is infinite", 1));
  }

  @Test
  void tooManyRowsThatCannotBeUsedAreAnError() {
    List<Row> rows = soundRows(3);
    rows.add(row(9, Double.POSITIVE_INFINITY, "c", null, true, 1, "a", 1f, null));

    assertRefused(
        () -> made(table(rows), classes(), 0.2),
        "1 of 4 rows cannot be read, more than dataset.unreadable-limit = 0.2 allows: 1 x column"
            + " size is infinite (the first one is row 9: column size is infinite)");
    assertRefused(() -> made(table(List.of()), classes(), 0.2), "it has no rows");
  }

  @Test
  void columnsThatAreMissingAreNamedWithTheNearest() {
    assertRefused(
        () -> made(table(soundRows(1)), numbers("prize"), 0),
        "it has no column prize (did you mean price?)");
    assertRefused(
        () -> made(table(soundRows(1)).drop("part"), classes(), 0),
        "it has no column part (did you mean size?)");
  }

  @Test
  void typesThatDoNotFitAreRefused() {
    assertRefused(
        () -> made(table(soundRows(1)), numbers("open"), 0),
        "its column open is boolean (numbers, with dataset.tabular.task = regression)");
    TableQuestion real =
        new TableQuestion(
            Goal.CLASSIFICATION, List.of("size"), List.of(), List.of(), null, null, null);
    assertRefused(
        () -> made(table(soundRows(1)), real, 0),
        "its column size is double (texts, whole numbers or booleans)");
    assertRefused(
        () -> made(table(soundRows(1)).selectExpr("*", "array(1) AS list"), classes(), 0),
        "its column list is array<int> (numbers, booleans, dates or texts; or name it in"
            + " dataset.tabular.leave-out)");
  }

  @Test
  void namesOfSnapshotsAreNotThoseOfColumns() {
    assertRefused(
        () -> made(table(soundRows(1)).withColumnRenamed("size", "split"), classes(), 0),
        "its column split has a name that snapshots keep for themselves (rename it with AS, or name"
            + " it in dataset.tabular)");
  }
}
