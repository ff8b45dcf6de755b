package org.evosearch.jobs.store.query;

import static org.apache.spark.sql.functions.broadcast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableSchema;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/** The tables of a store and the views over them, for Spark SQL. */
public final class StoreTables {

  /**
   * Spark's internal option for globbing; if false, a path is a plain name, whatever its
   * characters.
   */
  private static final String GLOBS = "__globPaths__";

  /** A resource beside the schemas. */
  private static final String VIEWS = "views.sql";

  /** The recursive views, which Spark supports from 4.1 on. */
  private static final String RECURSIVE_VIEWS = "lineage.sql";

  private static final String FIRST_RECURSIVE = "4.1";
  private static final String[] GENERATION = {"run_id", "generation"};
  private static final Pattern VIEW = Pattern.compile("VIEW (\\w+) AS");

  /** Names of all tables and views. */
  private static final Set<String> NAMES =
      Stream.concat(
              Stream.of(Table.values()).map(Table::key),
              views().stream().flatMap(sql -> VIEW.matcher(sql).results()).map(m -> m.group(1)))
          .collect(Collectors.toUnmodifiableSet());

  private StoreTables() {}

  /** The names of all tables and views that are registered. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * Registers {@code runs}, {@code populations}, {@code fitness}, {@code archives}, {@code
   * learning_curves}, {@code extensions} and the views of {@code views.sql} as temporary views.
   * They show the generations that are committed when this is called, and stay as they are until it
   * is called again. A store that does not exist yet has empty tables.
   *
   * @param spark the session
   * @param storeUri the store, on any file system that the session can read
   */
  public static void register(SparkSession spark, String storeUri) {
    // Before all other tables: later commits are left out of all of them.
    Dataset<Row> fitness = table(spark, storeUri, Table.FITNESS);
    fitness.createOrReplaceTempView(Table.FITNESS.key());
    Dataset<Row> commits = commits(spark, fitness);
    for (Table table : Table.BESIDE) {
      table(spark, storeUri, table)
          .join(broadcast(commits), GENERATION, "left_semi")
          .createOrReplaceTempView(table.key());
    }
    table(spark, storeUri, Table.RUNS).createOrReplaceTempView(Table.RUNS.key());
    AncestorsFunction.register(spark, storeUri);
    views().forEach(spark::sql);
  }

  private static Dataset<Row> table(SparkSession spark, String storeUri, Table table) {
    Path directory = new Path(StoreLocation.path(storeUri), table.key());
    if (!exists(spark, directory)) {
      return spark.createDataFrame(List.of(), SparkSchema.of(table.schema()));
    }
    Dataset<Row> files =
        spark
            .read()
            .option(GLOBS, "false")
            .schema(SparkSchema.ofFiles(table.schema()))
            .parquet(directory.toString());
    return VisibleFiles.of(files.inputFiles())
        .rows(files)
        .selectExpr(SparkSchema.newest(table.schema()).toArray(String[]::new));
  }

  private static boolean exists(SparkSession spark, Path directory) {
    try {
      return directory.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(directory);
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read " + directory + ": " + e, e);
    }
  }

  /** Run and generation of each commit, by the names of the files alone. */
  private static Dataset<Row> commits(SparkSession spark, Dataset<Row> fitness) {
    List<Row> rows = new ArrayList<>();
    VisibleFiles.of(fitness.inputFiles())
        .forEachGeneration((run, generation) -> rows.add(RowFactory.create(run, generation)));
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(GENERATION[0], DataTypes.StringType)
            .add(GENERATION[1], DataTypes.IntegerType));
  }

  private static List<String> views() {
    Runtime.Version first = Runtime.Version.parse(FIRST_RECURSIVE);
    return Stream.concat(
            statements(VIEWS).stream(),
            sparkVersion().compareTo(first) < 0
                ? Stream.of()
                : statements(RECURSIVE_VIEWS).stream())
        .toList();
  }

  /** The version without suffixes of distributors. */
  private static Runtime.Version sparkVersion() {
    String[] numbers = org.apache.spark.package$.MODULE$.SPARK_VERSION().split("[^0-9]+", -1);
    return Runtime.Version.parse(numbers[0] + "." + numbers[1]);
  }

  private static List<String> statements(String resource) {
    try (InputStream in = TableSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Cannot load " + resource + ": not on the class path");
      }
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(sql.split(";", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
