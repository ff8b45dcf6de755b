package org.evosearch.jobs.data;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.config.Settings;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.TableSource;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.snapshot.SnapshotFacts;

/**
 * Times how a snapshot of a table of numbers is made and opened, several times in one session of
 * Spark that is up. {@code write} writes the table as {@code table.parquet} and {@code table.csv}.
 *
 * <pre>{@code
 * run -cp "$cp" org.evosearch.jobs.data.TableSnapshotBenchmark write FOLDER ROWS COLUMNS
 * run -cp "$cp" org.evosearch.jobs.data.TableSnapshotBenchmark measure FOLDER csv|parquet TIMES
 * }</pre>
 */
final class TableSnapshotBenchmark {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private TableSnapshotBenchmark() {}

  public static void main(String[] args) {
    SparkSession spark = EmbeddedSpark.session();
    spark.range(1000).selectExpr("sum(id)").collectAsList();
    if (args[0].equals("write")) {
      write(spark, args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    } else {
      measure(spark, args[1], args[2], Integer.parseInt(args[3]));
    }
    spark.stop();
  }

  private static void write(SparkSession spark, String folder, int rows, int columns) {
    String numbers =
        IntStream.range(0, columns)
            .mapToObj(i -> "randn(" + i + ") AS n" + i)
            .collect(Collectors.joining(", "));
    Dataset<Row> table =
        spark.range(0, rows, 1, 1).selectExpr(("id % 2 AS class, " + numbers).split(", "));
    table.write().mode("overwrite").parquet(folder + "/table.parquet");
    table.write().mode("overwrite").option("header", true).csv(folder + "/table.csv");
  }

  private static void measure(SparkSession spark, String folder, String format, int times) {
    String file = folder + "/table." + format;
    QuerySettings asked =
        QuerySettings.of(
                Settings.parse(
                        "dataset { name = query, kind = tabular, file = \"%s\", tabular.targets = [class] }"
                            .formatted(file),
                        List.of())
                    .root()
                    .section("dataset"))
            .orElseThrow();
    SnapshotMaker maker = new SnapshotMaker(folder + "/store", Map.of());
    for (int i = 0; i < times; i++) {
      String location = made(spark, file, maker, asked);
      time("open", () -> open(location));
    }
  }

  private static String made(
      SparkSession spark, String file, SnapshotMaker maker, QuerySettings asked) {
    SnapshotFacts[] facts = new SnapshotFacts[1];
    time(
        "make",
        () -> {
          Dataset<Row> rows =
              RowFile.of(file).orElseThrow().rows(spark, Set.of(), System.out::println);
          facts[0] = maker.make(rows, asked);
        });
    return maker.folder().location(facts[0].digest());
  }

  private static int open(String location) {
    TableEncoding encoding = new TableEncoding(Goal.CLASSIFICATION, 64);
    DatasetSettings settings =
        new DatasetSettings("query", location, 0.2, 0, 0, 0, ImagePlacement.HOST).ofTable(encoding);
    return TableSource.load(settings, encoding).shape().dimensions().size();
  }

  private static void time(String what, Runnable task) {
    long start = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    task.run();
    System.out.printf(
        Locale.ROOT,
        "%6.2f s, %6.2f s of processor time  %s%n",
        (System.nanoTime() - start) / 1e9,
        (SYSTEM.getProcessCpuTime() - processor) / 1e9,
        what);
  }
}
