package org.evosearch.jobs.cli;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What a table of images is read from. */
enum ScoreFormat {
  /** A table with a column of images. */
  PARQUET("image", "parquet"),
  /** A table with a column of images. */
  ORC("image", "orc"),
  /** Image files in a folder and those below it; the columns are those of binaryFile. */
  FILES("content", "parquet");

  private final String column;
  private final String output;

  ScoreFormat(String column, String output) {
    this.column = column;
    this.output = output;
  }

  /** The column with images, where no other is named. */
  String column() {
    return column;
  }

  /** Spark's name of the format of what is written. */
  String output() {
    return output;
  }

  /** The images at a place. */
  Dataset<Row> read(String input, SparkSession session) {
    return switch (this) {
      case PARQUET, ORC -> session.read().format(output).load(input);
      case FILES ->
          session.read().format("binaryFile").option("recursiveFileLookup", "true").load(input);
    };
  }

  /**
   * A table whose rows are on as many tasks as run at once: a file with one group of rows would
   * otherwise be one task's.
   */
  static Dataset<Row> spread(Dataset<Row> table) {
    int slots = table.sparkSession().sparkContext().defaultParallelism();
    long tasks = table.select(functions.spark_partition_id()).distinct().count();
    return tasks < slots ? table.repartition(slots) : table;
  }
}
