package org.evosearch.jobs.store.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.store.format.ColumnType;
import org.evosearch.jobs.store.format.MergedFile;
import org.evosearch.jobs.store.format.TableSchema;
import org.evosearch.jobs.store.format.TableSchema.Column;

/** The schema of a table as Spark reads it. */
final class SparkSchema {

  private SparkSchema() {}

  /** The columns of the files, then those of the directories. */
  static StructType of(TableSchema schema) {
    return DataTypes.createStructType(
        Stream.concat(schema.columns().stream(), schema.partitions().stream())
            .map(SparkSchema::field)
            .toList());
  }

  /** Those columns, and those of earlier versions that are entries of a map now. */
  static StructType ofAllVersions(TableSchema schema) {
    StructType all = of(schema);
    for (String former : former(schema)) {
      all = all.add(former, DataTypes.DoubleType);
    }
    return all;
  }

  /** The columns of all versions, and that of merged files. */
  static StructType ofFiles(TableSchema schema) {
    return ofAllVersions(schema).add(MergedFile.GENERATION, DataTypes.IntegerType);
  }

  private static List<String> former(TableSchema schema) {
    return schema.columns().stream().flatMap(column -> column.formerly().stream()).toList();
  }

  /**
   * The columns of the newest version, computed from those of all versions.
   *
   * @return SQL expressions, in the order of {@link #of}
   */
  static List<String> newest(TableSchema schema) {
    return Stream.concat(schema.columns().stream(), schema.partitions().stream())
        .map(column -> column.formerly().isEmpty() ? column.name() : merged(column))
        .toList();
  }

  /** A map, which in older files has an entry for each former column that has a value. */
  private static String merged(Column column) {
    String values = String.join(", ", column.formerly());
    String entries =
        column.formerly().stream()
            .map(former -> "'" + Column.key(former) + "', " + former)
            .collect(Collectors.joining(", "));
    return ("COALESCE(%1$s, CASE WHEN COALESCE(%2$s) IS NOT NULL"
            + " THEN MAP_FILTER(MAP(%3$s), (k, v) -> v IS NOT NULL) END) AS %1$s")
        .formatted(column.name(), values, entries);
  }

  private static StructField field(Column column) {
    return DataTypes.createStructField(column.name(), type(column.type()), !column.required());
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case STRING -> DataTypes.StringType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case MAP -> DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false);
    };
  }
}
