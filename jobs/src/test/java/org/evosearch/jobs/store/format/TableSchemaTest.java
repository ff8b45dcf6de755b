package org.evosearch.jobs.store.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import java.util.List;
import org.evosearch.search.SampleRecords;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class TableSchemaTest {

  @ParameterizedTest
  @EnumSource(Table.class)
  void aFileSaysWhatItIs(Table table) {
    assertThat(table.schema().table()).isEqualTo(table.key());
    int expected =
        switch (table) {
          case FITNESS -> 7;
          case POPULATIONS -> 3;
          case RUNS -> 2;
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

  @ParameterizedTest
  @FieldSource("org.evosearch.trial.Metric#WELL_KNOWN")
  void everyWellKnownMetricHasAColumn(Metric metric) {
    assertThat(Table.FITNESS.schema().columns())
        .anyMatch(column -> column.name().equals(metric.key().replace('-', '_')));
  }

  @Test
  void aRowWithAColumnThatTheSchemaDoesNotKnowIsRefused() {
    TableRow row = RunCodec.row(SampleRecords.run("r")).with("colour", "red");
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
