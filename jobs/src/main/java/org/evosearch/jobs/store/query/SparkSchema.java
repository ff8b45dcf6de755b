package org.evosearch.jobs.store.query;

import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.store.format.ColumnType;
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
    };
  }
}
