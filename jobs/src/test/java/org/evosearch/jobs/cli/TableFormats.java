package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of Delta and Iceberg, which are on no class path, and the settings with which users give
 * them to Spark. Not every version of Spark has both.
 */
final class TableFormats {

  private static final Path JARS =
      Path.of(System.getProperty("evosearch.table-formats", "target/table-formats"));

  private TableFormats() {}

  static boolean areThere() {
    return Files.isDirectory(JARS);
  }

  /** Settings of the command line; an Iceberg catalog named lake is in the folder. */
  static List<String> settings(Path folder) {
    return areThere()
        ? List.of(
            "spark.conf.\"spark.jars\"=\"" + jars() + "\"",
            "spark.conf.\"spark.sql.extensions\"=\"io.delta.sql.DeltaSparkSessionExtension\"",
            "spark.conf.\"spark.sql.catalog.spark_catalog\"=\"org.apache.spark.sql.delta.catalog.DeltaCatalog\"",
            "spark.conf.\"spark.sql.catalog.lake\"=\"org.apache.iceberg.spark.SparkCatalog\"",
            "spark.conf.\"spark.sql.catalog.lake.type\"=\"hadoop\"",
            "spark.conf.\"spark.sql.catalog.lake.warehouse\"=\"" + folder.resolve("lake") + "\"")
        : List.of();
  }

  private static String jars() {
    try (Stream<Path> jars = Files.list(JARS)) {
      return jars.map(jar -> jar.toAbsolutePath().toString()).collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
