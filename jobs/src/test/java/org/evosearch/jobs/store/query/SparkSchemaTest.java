package org.evosearch.jobs.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.store.format.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SparkSchemaTest {

  @ParameterizedTest
  @EnumSource(Table.class)
  void sparkReadsTheColumnsOfParquetAndThePartitions(Table table) {
    List<String> parquet =
        table.schema().messageType().getFields().stream().map(Type::getName).toList();
    List<String> partitions =
        table == Table.RUNS ? List.of("run_id") : List.of("run_id", "generation");

    assertThat(Arrays.stream(SparkSchema.of(table.schema()).fields()).map(StructField::name))
        .containsExactlyElementsOf(Stream.concat(parquet.stream(), partitions.stream()).toList());
  }

  @Test
  void aMapHasTextsAndNumbers() {
    assertThat(SparkSchema.of(Table.FITNESS.schema()).apply("scores").dataType())
        .isEqualTo(DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false));
  }

  @Test
  void partitionsHaveTheirTypes() {
    StructType fitness = SparkSchema.of(Table.FITNESS.schema());

    assertThat(fitness.apply("run_id").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(fitness.apply("generation").dataType()).isEqualTo(DataTypes.IntegerType);
  }
}
