package org.evosearch.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.evosearch.search.SampleRecords;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableSchemaTest {

  @ParameterizedTest
  @EnumSource(Table.class)
  void sparkReadsWhatParquetHoldsAndThePartitions(Table table) {
    List<String> parquet =
        table.schema().messageType().getFields().stream().map(Type::getName).toList();
    List<String> partitions =
        table == Table.RUNS ? List.of("run_id") : List.of("run_id", "generation");

    assertThat(Arrays.stream(table.schema().structType().fields()).map(StructField::name))
        .containsExactlyElementsOf(Stream.concat(parquet.stream(), partitions.stream()).toList());
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aFileSaysWhatItIs(Table table) {
    assertThat(table.schema().table()).isEqualTo(table.key());
    int expected =
        switch (table) {
          case FITNESS -> 4;
          case POPULATIONS, RUNS -> 2;
          default -> 1;
        };
    assertThat(table.schema().version()).isEqualTo(expected);
    assertThat(table.schema().doc()).endsWith(".");
    assertThat(table.schema().columns()).allMatch(column -> !column.doc().isBlank());
  }

  @Test
  void parquetTypesAreThoseThatAnyEngineReads() {
    String types = Table.FITNESS.schema().messageType().toString();

    assertThat(types)
        .contains("required int32 trial;")
        .contains("required binary fingerprint (STRING);")
        .contains("optional double fitness;")
        .contains("optional int64 parameters;")
        .contains("optional int64 started_at (TIMESTAMP(MICROS,true));");
  }

  @Test
  void partitionsHaveTheirTypes() {
    assertThat(Table.FITNESS.schema().structType().apply("run_id").dataType())
        .isEqualTo(DataTypes.StringType);
    assertThat(Table.FITNESS.schema().structType().apply("generation").dataType())
        .isEqualTo(DataTypes.IntegerType);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyMetricHasAColumn(Metric metric) {
    assertThat(Table.FITNESS.schema().columns())
        .anyMatch(column -> column.name().equals(metric.key().replace('-', '_')));
  }

  @Test
  void aRowWithAColumnThatTheSchemaDoesNotKnowIsRefused() {
    TableRow row = RunRows.row(SampleRecords.run("r")).with("colour", "red");
    TableFile file = new TableFile(Footer.of(Table.RUNS, "r"), List.of(row));

    assertThatThrownBy(() -> file.bytes(Table.RUNS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid row of runs: {");
  }

  @Test
  void aVersionWithoutAFileIsRefused() {
    assertThatThrownBy(() -> TableSchema.load("runs", 99))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("runs-v99.conf");
  }
}
