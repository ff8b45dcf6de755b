package org.evosearch.jobs.data;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A file with the rows of a table, or with signals. Types of CSV columns are those that all their
 * values have.
 */
public final class RowFile {

  /** Names of the files that can be read, for messages. */
  public static final String RULE = "a file or folder .csv, .csv.gz, .tsv, .tsv.gz or .parquet";

  /** The column of lines that have other fields than the header; null in all other rows. */
  static final String CORRUPT = "_corrupt_record";

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

  /** The rows, and for CSV a column with the lines that are none. */
  public Dataset<Row> rows(SparkSession spark) {
    return format == Format.PARQUET ? spark.read().parquet(path) : separated(spark);
  }

  /**
   * The signals: of Parquet the columns that there are, else of each line the label and then the
   * values, with no header. Files whose names end in _TRAIN or _TEST name the split of their rows.
   *
   * <p>Hoang Anh Dau et al.: The UCR Time Series Archive. IEEE/CAA Journal of Automatica Sinica 6,
   * 2019.
   */
  public Dataset<Row> signals(SparkSession spark) {
    if (format == Format.PARQUET) {
      return spark.read().parquet(path);
    }
    String fields = "split(value, '" + (format == Format.TSV ? "\\\\t" : ",") + "')";
    return spark
        .read()
        .text(path)
        .filter("trim(value) <> ''")
        .selectExpr(
            "trim(" + fields + "[0]) AS label",
            "transform(slice(%s, 2, size(%s) - 1), field -> try_cast(trim(field) AS DOUBLE)) AS signal"
                .formatted(fields, fields),
            "CASE WHEN input_file_name() RLIKE '_TRAIN[.][^/]*$' THEN 'train'"
                + " WHEN input_file_name() RLIKE '_TEST[.][^/]*$' THEN 'test' END AS split");
  }

  /** Lines with other fields than the header are kept in a column of their own. */
  private Dataset<Row> separated(SparkSession spark) {
    StructType schema = reader(spark).option("inferSchema", true).csv(path).schema();
    return reader(spark)
        .schema(schema.add(CORRUPT, DataTypes.StringType))
        .option("columnNameOfCorruptRecord", CORRUPT)
        .csv(path);
  }

  private DataFrameReader reader(SparkSession spark) {
    return spark
        .read()
        .option("header", true)
        .option("sep", format == Format.TSV ? "\t" : ",")
        .option("escape", "\"")
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true);
  }
}
