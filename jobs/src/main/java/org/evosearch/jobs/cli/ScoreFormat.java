package org.evosearch.jobs.cli;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.data.RowFile;

/** What a table of images or rows is read from. */
enum ScoreFormat {
  /** A table with a column of images. */
  PARQUET("image", "parquet"),
  /** A table with a column of images. */
  ORC("image", "orc"),
  /** A file or folder .csv, .csv.gz, .tsv or .tsv.gz, with a header; for models of tables. */
  CSV("image", "parquet"),
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

  /** The format that a name tells; Parquet if it tells none. */
  static ScoreFormat of(String input) {
    return RowFile.of(input).filter(RowFile::isSeparated).isPresent() ? CSV : PARQUET;
  }

  /** The rows at a place. */
  Dataset<Row> read(String input, SparkSession session) {
    return switch (this) {
      case PARQUET, ORC -> session.read().format(output).load(input);
      case CSV ->
          RowFile.of(input)
              .filter(RowFile::isSeparated)
              .orElseThrow(
                  () ->
                      new SettingsException(
                          "Invalid --input: " + input + " (" + RowFile.RULE + ")"))
              .texts(session);
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
