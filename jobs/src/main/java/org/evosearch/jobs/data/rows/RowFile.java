package org.evosearch.jobs.data.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.export.ModelFacts;
import org.evosearch.jobs.score.RowValues;

/** A file with the rows of a table, or with signals. */
public final class RowFile {

  private static final String ENDINGS = ".csv, .csv.gz, .tsv, .tsv.gz or .parquet";

  private static final String SIGNAL_ENDINGS =
      ".csv, .csv.gz, .tsv, .tsv.gz, .ts, .ts.gz or .parquet";

  /** The column of lines that have other fields than the header; null in all other rows. */
  public static final String CORRUPT = RowValues.CORRUPT;

  /** Spark's own name of the option that makes a path a name, whatever characters it has. */
  public static final String GLOBS = "__globPaths__";

  /** The column with the class of each signal. */
  static final String LABEL = "label";

  /** The column with the split that the name of a line's file tells. */
  static final String SPLIT =
      "CASE WHEN input_file_name() RLIKE '_TRAIN[.][^/]*$' THEN 'train'"
          + " WHEN input_file_name() RLIKE '_TEST[.][^/]*$' THEN 'test' END AS split";

  private final String path;
  private final Format format;

  private enum Format {
    CSV,
    TSV,
    TS,
    PARQUET;

    private boolean isOf(String name) {
      String ending = "." + name().toLowerCase(Locale.ROOT);
      return name.endsWith(ending) || (this != PARQUET && name.endsWith(ending + ".gz"));
    }
  }

  private RowFile(String path, Format format) {
    this.path = path;
    this.format = format;
  }

  /** How the names of files end that can be read, for messages. */
  public static String endings(ModelFacts.Input taken) {
    return taken == ModelFacts.Input.SIGNALS ? SIGNAL_ENDINGS : ENDINGS;
  }

  /** Names of the files that can be read, for messages. */
  public static String rule(ModelFacts.Input taken) {
    return "a file or folder " + endings(taken);
  }

  /** The file of rows that has a path; empty if its name does not tell its format. */
  public static Optional<RowFile> of(String path) {
    return of(path, ModelFacts.Input.ROWS);
  }

  /**
   * The file of a path; empty if its name does not tell its format.
   *
   * @param taken what it has
   */
  public static Optional<RowFile> of(String path, ModelFacts.Input taken) {
    return named(path)
        .filter(file -> file.format != Format.TS || taken == ModelFacts.Input.SIGNALS);
  }

  private static Optional<RowFile> named(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    for (Format format : Format.values()) {
      if (format.isOf(name)) {
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
   * The signals: of Parquet the columns that there are, of .ts those of the UEA archive, else of
   * each line the label and then the values, with no header. Files whose names end in _TRAIN or
   * _TEST name the split of their rows. A path at which nothing is may be a pattern of several
   * files.
   *
   * <p>Hoang Anh Dau et al.: The UCR Time Series Archive. IEEE/CAA Journal of Automatica Sinica 6,
   * 2019.
   */
  public Dataset<Row> signals(SparkSession spark) {
    DataFrameReader reader = spark.read().option(GLOBS, !exists(spark));
    if (format == Format.PARQUET) {
      return reader.parquet(path);
    }
    if (format == Format.TS) {
      return TsFiles.of(reader.text(path), spark.sparkContext().hadoopConfiguration()).signals();
    }
    String fields = "split(value, '" + (format == Format.TSV ? "\\\\t" : ",") + "')";
    return reader
        .text(path)
        .filter("trim(value) <> ''")
        .selectExpr(
            "trim(" + fields + "[0]) AS label",
            "transform(slice(%s, 2, size(%s) - 1), field -> try_cast(trim(field) AS DOUBLE)) AS signal"
                .formatted(fields, fields),
            SPLIT);
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
        ? parquet(spark)
        : new SeparatedRows(lines(spark), words, notes).rows();
  }

  /**
   * What a model is applied to: rows as {@link #texts}, or signals, whose class on a line is in the
   * column {@code class}.
   *
   * @param taken signals, or rows of a table
   */
  public Dataset<Row> examples(ModelFacts.Input taken, SparkSession spark) {
    if (taken != ModelFacts.Input.SIGNALS) {
      return texts(spark);
    }
    return isSeparated() ? signals(spark).withColumnRenamed(LABEL, "class") : signals(spark);
  }

  /** The rows, those of CSV as texts, and for CSV a column with the lines that are none. */
  public Dataset<Row> texts(SparkSession spark) {
    return format == Format.PARQUET ? parquet(spark) : lines(spark).texts();
  }

  private boolean exists(SparkSession spark) {
    try {
      Path place = new Path(path);
      return place.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(place);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private Dataset<Row> parquet(SparkSession spark) {
    return spark.read().option(GLOBS, "false").parquet(path);
  }

  private SeparatedLines lines(SparkSession spark) {
    return new SeparatedLines(spark, path, format == Format.TSV ? "\t" : ",");
  }
}
