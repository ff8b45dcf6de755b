package org.evosearch.jobs.data;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.jobs.score.RowValues;

/** A file with the rows of a table. */
public final class RowFile {

  /** Names of the files that can be read, for messages. */
  public static final String RULE = "a file or folder .csv, .csv.gz, .tsv, .tsv.gz or .parquet";

  /** The column of lines that have other fields than the header; null in all other rows. */
  public static final String CORRUPT = RowValues.CORRUPT;

  private final String path;
  private final Format format;

  private enum Format {
    CSV,
    TSV,
    PARQUET
  }

  private RowFile(String path, Format format) {
    this.path = path;
    this.format = format;
  }

  /** The file of a path; empty if its name does not tell its format. */
  public static Optional<RowFile> of(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "").replaceFirst("/$", "");
    for (Format format : Format.values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(new RowFile(path, format));
      }
    }
    return Optional.empty();
  }

  /** Whether its rows are read from lines. */
  public boolean isSeparated() {
    return format != Format.PARQUET;
  }

  /**
   * The rows, and for CSV a column with the lines that are none. Types of CSV columns are those of
   * the whole lines.
   *
   * @param words columns that may have texts among their numbers
   * @param notes receives what is odd in the lines of a CSV file, each one line
   */
  public Dataset<Row> rows(SparkSession spark, Set<String> words, Consumer<String> notes) {
    return format == Format.PARQUET
        ? spark.read().parquet(path)
        : new SeparatedRows(lines(spark), words, notes).rows();
  }

  /** The rows, those of CSV as texts, and for CSV a column with the lines that are none. */
  public Dataset<Row> texts(SparkSession spark) {
    return format == Format.PARQUET ? spark.read().parquet(path) : lines(spark).texts();
  }

  private SeparatedLines lines(SparkSession spark) {
    return new SeparatedLines(spark, path, format == Format.TSV ? "\t" : ",");
  }
}
