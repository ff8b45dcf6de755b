package org.evosearch.jobs.data.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.dataset.DataException;

/** The lines of a CSV or TSV file, or of several in a folder, each with a header. */
final class SeparatedLines {

  private static final String LINE = "line";
  private static final String INDEX = "index";
  private static final StructType NUMBERED =
      new StructType().add(LINE, DataTypes.StringType).add(INDEX, DataTypes.LongType);

  private final SparkSession spark;
  private final String path;
  private final Map<String, String> options;
  private final StructType asTexts;
  private final List<SeparatedFile> files;

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
    StrictText.require(spark, List.of(path));
    this.asTexts = asTexts(reader().csv(path).columns());
    if (columns().contains(RowFile.CORRUPT)) {
      throw cannotRead(
          "its column " + RowFile.CORRUPT + " has a name that is kept for broken lines");
    }
    this.files = Arrays.stream(texts().inputFiles()).sorted().map(this::file).toList();
    requireOneHeader();
  }

  private SeparatedFile file(String url) {
    return SeparatedFile.ofUrl(url, spark.sparkContext().hadoopConfiguration());
  }

  /** Spark joins the columns of files by position, whatever their headers say. */
  private void requireOneHeader() {
    List<SeparatedFile> begun =
        files.size() < 2
            ? List.of()
            : files.stream().filter(file -> !file.firstLine().isEmpty()).toList();
    begun.stream().skip(1).forEach(file -> requireSame(begun.get(0), file));
  }

  private void requireSame(SeparatedFile first, SeparatedFile file) {
    if (!file.firstLine().equals(first.firstLine()) && !header(file).equals(header(first))) {
      throw cannotRead(
          "the header of %s is %s, that of %s is %s"
              .formatted(file.name(), header(file), first.name(), header(first)));
    }
  }

  private String header(SeparatedFile file) {
    return String.join(", ", reader().csv(file.path().toString()).columns());
  }

  private static StructType asTexts(String... columns) {
    StructType texts = new StructType();
    for (String name : columns) {
      texts = texts.add(name, DataTypes.StringType);
    }
    return texts;
  }

  private DataFrameReader reader() {
    return spark.read().option(RowFile.GLOBS, "false").option("header", true).options(options);
  }

  /** Names of the columns, in order. */
  List<String> columns() {
    return List.of(asTexts.fieldNames());
  }

  /** The rows with given types, and the column {@link RowFile#CORRUPT} of broken lines. */
  Dataset<Row> typed(StructType types) {
    return reader().schema(types.add(RowFile.CORRUPT, DataTypes.StringType)).csv(path);
  }

  /** The rows as texts, and the column {@link RowFile#CORRUPT} of broken lines. */
  Dataset<Row> texts() {
    return typed(asTexts);
  }

  /** The kinds of texts in each column. */
  ColumnTexts counts() {
    return texts()
        .javaRDD()
        .aggregate(new ColumnTexts(asTexts.size()), ColumnTexts::with, ColumnTexts::and);
  }

  /** The error of lines that cannot be used; one line. */
  DataException cannotRead(String reason) {
    return new DataException("Cannot read " + path + ": " + reason);
  }

  /**
   * The place of a line.
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

  /** The first line that satisfies a predicate, in the order of files and lines. */
  Optional<Place> first(Function<Row, Boolean> kind) {
    return files.stream().flatMap(file -> first(file, kind).stream()).findFirst();
  }

  private Optional<Place> first(SeparatedFile file, Function<Row, Boolean> kind) {
    JavaRDD<Row> lines = numbered(file);
    List<Row> header = lines.take(1);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    long start = header.get(0).getLong(1);
    String fields = asTexts.add(RowFile.CORRUPT, DataTypes.StringType).toDDL();
    return spark
        .createDataFrame(lines.filter(line -> line.getLong(1) > start), NUMBERED)
        .select(
            functions.col(INDEX),
            functions.from_csv(functions.col(LINE), functions.lit(fields), new TreeMap<>(options)))
        .javaRDD()
        .filter(line -> kind.call(line.getStruct(1)))
        .take(1)
        .stream()
        .findFirst()
        .map(line -> new Place(file.name(), 1 + line.getLong(0), line.getStruct(1)));
  }

  /** The lines that are not blank, which are those that Spark reads, and their indices. */
  private JavaRDD<Row> numbered(SeparatedFile file) {
    return spark
        .read()
        .option(RowFile.GLOBS, "false")
        .textFile(file.path().toString())
        .javaRDD()
        .zipWithIndex()
        .filter(line -> !line._1().trim().isEmpty())
        .map(line -> RowFactory.create(line._1(), line._2()));
  }

  /** Names of the files whose last line has no end, so that it may be cut off. */
  List<String> withoutEnd() {
    return files.stream().filter(SeparatedFile::isOpen).map(SeparatedFile::name).toList();
  }
}
