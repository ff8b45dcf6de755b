package org.evosearch.jobs.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The lines of a CSV or TSV file, or of several in a folder, each with a header. */
final class SeparatedLines {

  private static final String LINE = "line";
  private static final String INDEX = "index";

  private final SparkSession spark;
  private final String path;
  private final Map<String, String> options;
  private final StructType asTexts;

  SeparatedLines(SparkSession spark, String path, String separator) {
    this.spark = spark;
    this.path = path;
    this.options =
        Map.of(
            "sep", separator,
            "escape", "\"",
            "ignoreLeadingWhiteSpace", "true",
            "ignoreTrailingWhiteSpace", "true",
            "timeZone", "UTC",
            "columnNameOfCorruptRecord", RowFile.CORRUPT);
    this.asTexts = asTexts(reader().csv(path).columns());
  }

  private static StructType asTexts(String... columns) {
    StructType texts = new StructType();
    for (String name : columns) {
      texts = texts.add(name, DataTypes.StringType);
    }
    return texts;
  }

  private DataFrameReader reader() {
    return spark.read().option("header", true).options(options);
  }

  /** The rows with given types, and a column with the lines that have other fields. */
  Dataset<Row> typed(StructType types) {
    return reader().schema(types.add(RowFile.CORRUPT, DataTypes.StringType)).csv(path);
  }

  /** The rows as texts, and a column with the lines that have other fields. */
  Dataset<Row> texts() {
    return typed(asTexts);
  }

  /** Types that fit the values of all lines, whole or not. */
  StructType types() {
    return reader().option("inferSchema", true).csv(path).schema();
  }

  /** Types that fit the values of the lines with as many fields as the header. */
  StructType typesOfWholeLines() {
    Dataset<Row> texts = texts();
    Dataset<String> whole =
        texts
            .filter(texts.col(RowFile.CORRUPT).isNull())
            .drop(RowFile.CORRUPT)
            .select(functions.to_csv(functions.struct("*")))
            .as(Encoders.STRING());
    StructType types =
        spark
            .read()
            .option("escape", "\"")
            .option("timeZone", "UTC")
            .option("inferSchema", true)
            .csv(whole)
            .schema();
    String[] names = asTexts.fieldNames();
    if (types.size() != names.length) {
      return asTexts; // There is no whole line.
    }
    StructType named = new StructType();
    for (int i = 0; i < names.length; i++) {
      named = named.add(names[i], types.apply(i).dataType());
    }
    return named;
  }

  /**
   * Where the first of some lines is.
   *
   * @param file name of the file
   * @param number of the line, from 1
   * @param row its fields as texts
   */
  record Place(String file, long number, Row row) {

    @Override
    public String toString() {
      return "line " + number + " of " + file;
    }
  }

  /** The first line whose texts are of a kind, in the order of files and lines. */
  Optional<Place> first(Function<Row, Boolean> kind) {
    return files().stream().flatMap(file -> first(file, kind).stream()).findFirst();
  }

  private List<String> files() {
    return Arrays.stream(texts().inputFiles()).sorted().toList();
  }

  private Optional<Place> first(String file, Function<Row, Boolean> kind) {
    JavaRDD<Row> lines =
        spark
            .read()
            .textFile(file)
            .javaRDD()
            .zipWithIndex()
            .map(line -> RowFactory.create(line._1(), line._2()));
    StructType numbered =
        new StructType().add(LINE, DataTypes.StringType).add(INDEX, DataTypes.LongType);
    String fields = asTexts.add(RowFile.CORRUPT, DataTypes.StringType).toDDL();
    List<Row> found =
        spark
            .createDataFrame(lines, numbered)
            .filter("index > 0 AND trim(line) <> ''")
            .select(
                functions.col(INDEX),
                functions.from_csv(
                    functions.col(LINE), functions.lit(fields), new TreeMap<>(options)))
            .javaRDD()
            .filter(line -> kind.call(line.getStruct(1)))
            .take(1);
    return found.stream()
        .findFirst()
        .map(line -> new Place(new Path(file).getName(), 1 + line.getLong(0), line.getStruct(1)));
  }

  /** Names of the files whose last line has no end, so that it may be cut off. */
  List<String> withoutEnd() {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    List<String> cut = new ArrayList<>();
    for (String file : files()) {
      Path one = new Path(file);
      if (new CompressionCodecFactory(conf).getCodec(one) == null && !hasEnd(one, conf)) {
        cut.add(one.getName());
      }
    }
    return cut;
  }

  private static boolean hasEnd(Path file, Configuration conf) {
    try {
      FileSystem files = file.getFileSystem(conf);
      long length = files.getFileStatus(file).getLen();
      if (length == 0) {
        return true;
      }
      try (FSDataInputStream in = files.open(file)) {
        in.seek(length - 1);
        int last = in.read();
        return last == '\n' || last == '\r';
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
