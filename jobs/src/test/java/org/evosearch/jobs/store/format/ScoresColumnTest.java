package org.evosearch.jobs.store.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of open-ended metrics in {@code fitness}. */
class ScoresColumnTest {

  private static final String SCORES = "scores";

  private static byte[] bytes(List<Map<String, Double>> scores) {
    List<TableRow> rows =
        IntStream.range(0, scores.size())
            .mapToObj(trial -> OlderFiles.measured(trial).with(SCORES, scores.get(trial)))
            .toList();
    return new TableFile(Footer.of(Table.FITNESS, "r", 0), rows).bytes(Table.FITNESS);
  }

  private static List<TableRow> rows(byte[] bytes) {
    return TableFile.read(Table.FITNESS, "f", bytes).rows();
  }

  @Property(tries = 200)
  void anyMapsAreReadBackToTheLastBit(
      @ForAll @Size(max = 4) List<@Size(max = 6) Map<String, Double>> scores) {
    List<TableRow> rows = rows(bytes(scores));

    assertThat(rows).hasSameSizeAs(scores);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).map(SCORES)).isEqualTo(new TreeMap<>(scores.get(i)));
    }
  }

  @Test
  void numbersThatAreNotFiniteAndZerosKeepTheirBits() {
    Map<String, Double> scores =
        Map.of(
            "nan",
            Double.NaN,
            "least",
            Double.NEGATIVE_INFINITY,
            "most",
            Double.POSITIVE_INFINITY,
            "zero",
            -0.0,
            "small",
            Double.MIN_VALUE);

    assertThat(rows(bytes(List.of(scores))).get(0).map(SCORES)).isEqualTo(scores);
  }

  @Test
  void aRowWithoutScoresIsNotOneWithNone() {
    TableFile file =
        new TableFile(Footer.of(Table.FITNESS, "r", 0), List.of(OlderFiles.measured(0)));

    assertThat(rows(file.bytes(Table.FITNESS)).get(0).has(SCORES)).isFalse();
    assertThat(rows(bytes(List.of(Map.of()))).get(0).has(SCORES)).isTrue();
  }

  /** A generation that is committed twice has the same bytes, or one of the commits is refused. */
  @Property(tries = 50)
  void theOrderInWhichScoresWereTakenDoesNotMatter(
      @ForAll @Size(min = 2, max = 6) Map<String, Double> scores) {
    Map<String, Double> reversed = new LinkedHashMap<>();
    new TreeMap<>(scores).descendingMap().forEach(reversed::put);

    assertThat(bytes(List.of(reversed))).isEqualTo(bytes(List.of(new HashMap<>(scores))));
  }

  /**
   * The three levels that the Parquet format prescribes for maps, by which Spark, DuckDB, Trino and
   * pyarrow know one: parquet-format, LogicalTypes.md, "Maps".
   */
  @Test
  void theLayoutIsTheOneOfTheParquetFormat() throws IOException {
    MessageType type = schema(bytes(List.of(Map.of("synflow", 1.5, "snip", 2.5), Map.of())));

    assertThat(type.getType(SCORES).toString())
        .isEqualToNormalizingWhitespace(
            "optional group scores (MAP) { repeated group key_value {"
                + " required binary key (STRING); required double value; } }");
    assertThat(type.getType(SCORES).getLogicalTypeAnnotation())
        .isEqualTo(LogicalTypeAnnotation.mapType());
    ColumnDescriptor value = type.getColumnDescription(new String[] {SCORES, "key_value", "value"});
    assertThat(value.getMaxDefinitionLevel()).isEqualTo(2);
    assertThat(value.getMaxRepetitionLevel()).isEqualTo(1);
  }

  private static MessageType schema(byte[] bytes) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new BytesInputFile(bytes),
            HadoopReadOptions.builder(new Configuration(false)).build())) {
      return reader.getFileMetaData().getSchema();
    }
  }

  @Test
  void keysAreWrittenInTheirOrder() {
    TableRow row = OlderFiles.measured(0).with(SCORES, Map.of("b", 2.0, "a", 1.0, "c", 3.0));
    MessageType type = Table.FITNESS.schema().messageType();

    assertThat(row.toGroup(Table.FITNESS.schema(), type).getGroup(SCORES, 0).toString())
        .containsSubsequence("key: a", "value: 1.0", "key: b", "value: 2.0", "key: c");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void columnsOfEarlierVersionsAreEntriesNow(int version) {
    byte[] file =
        OlderFiles.fitness(
            version,
            "r",
            0,
            List.of(
                OlderFiles.measured(0).with("synflow", 1.5).with("grad_norm", Double.NaN),
                OlderFiles.measured(1).with("validation_accuracy", 50.0)));

    assertThat(rows(file))
        .containsExactly(
            OlderFiles.measured(0)
                .with(SCORES, new TreeMap<>(Map.of("grad-norm", Double.NaN, "synflow", 1.5))),
            OlderFiles.measured(1).with("validation_accuracy", 50.0));
  }

  @Test
  void everyColumnThatIsGoneIsAnEntryNow() {
    TableSchema newest = Table.FITNESS.schema();
    List<String> names = newest.columns().stream().map(TableSchema.Column::name).toList();
    List<String> former =
        newest.columns().stream().flatMap(column -> column.formerly().stream()).toList();

    for (int version = 1; version < newest.version(); version++) {
      assertThat(TableSchema.load("fitness", version).columns())
          .extracting(TableSchema.Column::name)
          .allMatch(name -> names.contains(name) || former.contains(name));
    }
  }
}
