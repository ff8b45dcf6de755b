package org.evosearch.jobs.data.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.dataset.DataException;
import org.evosearch.export.ModelFacts;
import org.evosearch.jobs.score.RowValues;

/** A file with the rows of a table, or with signals. */
public final class RowFile {

  private static final String ENDINGS = ".csv, .csv.gz, .tsv, .tsv.gz or .parquet";

  private static final String SIGNAL_ENDINGS =
      ".csv, .csv.gz, .tsv, .tsv.gz, .ts, .ts.gz or .parquet";

  /** The column with lines that have more or fewer fields than the header; null in other rows. */
  public static final String CORRUPT = RowValues.CORRUPT;

  /**
   * Spark's internal option for globbing; if false, a path is a plain name, whatever its
   * characters.
   */
  public static final String GLOBS = "__globPaths__";

  /** The column with the class of each signal. */
  static final String LABEL = "label";

  /** SQL expression of the column with the split, by the name of a line's file. */
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

  /** Extensions of the files that can be read, for messages. */
  public static String endings(ModelFacts.Input taken) {
    return taken == ModelFacts.Input.SIGNALS ? SIGNAL_ENDINGS : ENDINGS;
  }

  /** Names of the files that can be read, for messages. */
  public static String rule(ModelFacts.Input taken) {
    return "a file or folder " + endings(taken);
  }

  /** The file of rows at a path; empty if its extension is none of a known format. */
  public static Optional<RowFile> of(String path) {
    return of(path, ModelFacts.Input.ROWS);
  }

  /**
   * The file at a path; empty if its extension is none of a known format.
   *
   * @param taken the content that a model takes
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

  /** Whether its rows are lines of text. */
  public boolean isSeparated() {
    return format != Format.PARQUET;
  }

  /**
   * The signals: all columns of Parquet; the signals of {@code .ts} as in the UEA archive; of other
   * files each line as a label and then values, without a header. Files whose names end in _TRAIN
   * or _TEST name the split of their rows.
   *
   * <p>Hoang Anh Dau et al.: The UCR Time Series Archive. IEEE/CAA Journal of Automatica Sinica 6,
   * 2019.
   */
  public Dataset<Row> signals(SparkSession spark) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    DataFrameReader reader = spark.read().option(GLOBS, "false");
    List<String> places = places(conf);
    String[] paths = places.toArray(String[]::new);
    if (format == Format.PARQUET) {
      return reader.parquet(paths);
    }
    StrictText.require(spark, places);
    if (format == Format.TS) {
      return TsFiles.of(reader.text(paths), conf).signals();
    }
    String fields = "split(value, '" + (format == Format.TSV ? "\\\\t" : ",") + "')";
    return reader
        .text(paths)
        .filter("trim(value) <> ''")
        .selectExpr(
            "trim(" + fields + "[0]) AS label",
            "transform(slice(%s, 2, size(%s) - 1), field -> try_cast(trim(field) AS DOUBLE)) AS signal"
                .formatted(fields, fields),
            SPLIT);
  }

  /**
   * The rows, and for CSV the column {@link #CORRUPT} of broken lines. The types of CSV columns are
   * inferred from the other lines.
   *
   * @param words columns that are read as texts even if they look like numbers
   * @param notes receives warnings about a CSV file, one line each
   */
  public Dataset<Row> rows(SparkSession spark, Set<String> words, Consumer<String> notes) {
    return format == Format.PARQUET
        ? parquet(spark)
        : new SeparatedRows(lines(spark), words, notes).rows();
  }

  /**
   * The input of a model: rows as {@link #texts}, or signals; the label of a line is in column
   * {@code class}.
   *
   * @param taken signals, or rows of a table
   */
  public Dataset<Row> examples(ModelFacts.Input taken, SparkSession spark) {
    if (taken != ModelFacts.Input.SIGNALS) {
      return texts(spark);
    }
    return isSeparated() ? signals(spark).withColumnRenamed(LABEL, "class") : signals(spark);
  }

  /** The rows, those of CSV as texts with the column {@link #CORRUPT} of broken lines. */
  public Dataset<Row> texts(SparkSession spark) {
    return format == Format.PARQUET ? parquet(spark) : lines(spark).texts();
  }

  /**
   * The files or folders of signals: the path itself if there is something, else one for each of
   * the alternatives in braces.
   *
   * @throws DataException if one of them is not there; one line
   */
  public List<String> places(Configuration conf) {
    List<String> all = exists(path, conf) ? List.of(path) : PathAlternatives.of(path);
    for (String one : all) {
      if (!exists(one, conf)) {
        String whole = all.size() > 1 ? " (one of " + path + ")" : "";
        throw new DataException("Cannot read " + one + ": no such file" + whole);
      }
    }
    return all;
  }

  /** Spark reads nothing, without an error, if a name with brackets or stars is absent. */
  private void requireThere(SparkSession spark) {
    if (!exists(path, spark.sparkContext().hadoopConfiguration())) {
      throw new DataException("Cannot read " + path + ": no such file");
    }
  }

  private static boolean exists(String path, Configuration conf) {
    try {
      Path place = new Path(path);
      return place.getFileSystem(conf).exists(place);
    } catch (IllegalArgumentException e) {
      throw new DataException("Cannot read " + path + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private Dataset<Row> parquet(SparkSession spark) {
    requireThere(spark);
    return spark.read().option(GLOBS, "false").parquet(path);
  }

  private SeparatedLines lines(SparkSession spark) {
    requireThere(spark);
    return new SeparatedLines(spark, path, format == Format.TSV ? "\t" : ",");
  }
}
