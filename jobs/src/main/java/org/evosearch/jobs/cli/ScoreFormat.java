package org.evosearch.jobs.cli;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.evosearch.config.SettingsException;
import org.evosearch.export.ModelFacts;
import org.evosearch.jobs.data.rows.RowFile;
import org.jspecify.annotations.Nullable;

/** The format of a table of images, signals or rows. */
enum ScoreFormat {
  /** Parquet files. */
  PARQUET("parquet"),
  /** ORC files. */
  ORC("orc"),
  /**
   * A file or folder .csv, .csv.gz, .tsv or .tsv.gz: with a header for models of tables, in the
   * layout of the UCR archive for those of signals; for signals also .ts and .ts.gz, as in the UEA
   * archive.
   */
  CSV("parquet"),
  /** Image files in a folder and those below it; the columns are those of binaryFile. */
  FILES("parquet");

  private final String output;

  ScoreFormat(String output) {
    this.output = output;
  }

  /** The column that models of one column take if no other is named; null for their own default. */
  @Nullable String column() {
    return this == FILES ? "content" : null;
  }

  /** Whether models can read their input from this format. */
  boolean suits(ModelFacts.Input input) {
    return switch (this) {
      case PARQUET, ORC -> true;
      case CSV -> input != ModelFacts.Input.IMAGES;
      case FILES -> input == ModelFacts.Input.IMAGES;
    };
  }

  /** Spark's name for the output format. */
  String output() {
    return output;
  }

  /** CSV if the file name has one of its endings, else Parquet. */
  static ScoreFormat of(String input, ModelFacts.Input taken) {
    return RowFile.of(input, taken).filter(RowFile::isSeparated).isPresent() ? CSV : PARQUET;
  }

  /**
   * The examples at a place.
   *
   * @param taken what the model takes
   */
  Dataset<Row> read(String input, ModelFacts.Input taken, SparkSession session) {
    return switch (this) {
      case PARQUET, ORC -> saved(input, session);
      case CSV -> separated(input, taken).examples(taken, session);
      case FILES ->
          session
              .read()
              .option(RowFile.GLOBS, "false")
              .format("binaryFile")
              .option("recursiveFileLookup", "true")
              .load(input);
    };
  }

  /** Reads a table in the output format. */
  Dataset<Row> saved(String place, SparkSession session) {
    return session.read().option(RowFile.GLOBS, "false").format(output).load(place);
  }

  private static RowFile separated(String input, ModelFacts.Input taken) {
    return RowFile.of(input, taken)
        .filter(RowFile::isSeparated)
        .orElseThrow(
            () ->
                new SettingsException(
                    "Invalid --input: " + input + " (" + RowFile.rule(taken) + ")"));
  }

  /**
   * Spreads rows over all task slots: a Parquet file with a single row group would otherwise be
   * scored by a single task.
   */
  static Dataset<Row> spread(Dataset<Row> table) {
    int slots = table.sparkSession().sparkContext().defaultParallelism();
    long tasks = table.select(functions.spark_partition_id()).distinct().count();
    return tasks < slots ? table.repartition(slots) : table;
  }
}
