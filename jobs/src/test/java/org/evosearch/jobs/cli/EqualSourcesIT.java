package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.config.Settings;
import org.evosearch.jobs.S3Server;
import org.evosearch.jobs.SortedPictures;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same images are the same snapshot and the same search, wherever they come from. Tables of
 * Delta and Iceberg are among them where Maven's profile {@code table-formats} has fetched the
 * jars.
 */
@Tag("nightly")
class EqualSourcesIT {

  private static final String FROM_FOLDERS =
      "SELECT content AS image, element_at(split(path, '/'), -2) AS label,"
          + " element_at(split(path, '/'), -3) AS split FROM binaryFile.`%s/*/*/*.png`";

  private static final String SETTINGS =
      """
      dataset.name = query
      strategy { name = random, random.population = 3 }
      space.layered.max-layers = 1
      search.generations = 1
      budget.epochs = 1
      training.batch-size = 8
      """;

  @TempDir private static Path folder = Path.of("");
  private static List<String> spark = List.of();
  private static S3Server server;

  @BeforeAll
  static void images() throws IOException {
    SortedPictures pictures = new SortedPictures();
    pictures.writeFolders(folder.resolve("pictures"));
    pictures.writeIdx(folder.resolve("idx"));
    server = S3Server.start(folder);
    try (FileSystem files =
        FileSystem.get(
            new org.apache.hadoop.fs.Path(server.store("")).toUri(),
            S3Server.conf(server.port()))) {
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(folder.resolve("pictures").toString()),
          new org.apache.hadoop.fs.Path(server.store("pictures")));
    }
    List<String> settings = new ArrayList<>(TableFormats.settings(folder));
    S3Server.settings(server.port())
        .forEach(
            (key, value) ->
                settings.add("spark.conf.\"spark.hadoop.%s\"=\"%s\"".formatted(key, value)));
    spark = List.copyOf(settings);
    tables();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Writes the images as tables of all formats that there are jars for. */
  private static void tables() {
    try (SparkApplication application = new SparkApplication(Settings.parse("", spark), "tables")) {
      SparkSession session = application.session();
      Dataset<Row> rows = session.sql(FROM_FOLDERS.formatted(folder.resolve("pictures")));
      rows.repartition(3).write().parquet(folder.resolve("pictures.parquet").toString());
      if (TableFormats.areThere()) {
        String delta = folder.resolve("delta").toString();
        rows.repartition(2).write().format("delta").save(delta);
        session.sql("DELETE FROM delta.`" + delta + "` WHERE label = '0'");
        rows.repartition(4).writeTo("lake.shop.pictures").createOrReplace();
      }
    }
  }

  private static CommandLineRun search(String run, String source) throws IOException {
    Path file = Files.writeString(folder.resolve("small.conf"), SETTINGS);
    List<String> args =
        new ArrayList<>(
            List.of("search", "-c", file.toString(), "--store", TinySearch.store(folder)));
    args.addAll(List.of("--run", run, "-D", source));
    spark.forEach(setting -> args.addAll(List.of("-D", setting)));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private static String query(String sql) {
    return "dataset.query=\"" + sql + "\"";
  }

  /** What a run has come to, but for names, times and places. */
  private static String tables(String run) {
    return RunTables.query(
            folder,
            "SELECT trial, genotype, fingerprint, seed FROM populations WHERE run_id = '%s' ORDER BY trial"
                .formatted(run))
        + RunTables.query(
            folder,
            "SELECT trial, epoch, train_loss, validation_loss, validation_accuracy FROM learning_curves WHERE run_id = '%s' ORDER BY trial, epoch"
                .formatted(run));
  }

  private static void searches(String run, String source) throws IOException {
    CommandLineRun done = search(run, source);
    assertThat(done.err()).isEmpty();
    assertThat(done.exitCode()).isZero();
    assertThat(done.out())
        .contains(
            "images (1, 6, 6)): 60 of 60 images read, 32 for training, 8 for validation, 20 for"
                + " test");
  }

  @Test
  void theSameImagesOfAllSourcesAreOneSnapshotAndOneSearch() throws IOException {
    searches("parquet", query("SELECT * FROM parquet.`" + folder + "/pictures.parquet`"));
    searches("file", "dataset.file=\"" + folder + "/pictures.parquet\"");
    searches("folder", query(FROM_FOLDERS.formatted(folder + "/pictures")));
    searches("s3", query(FROM_FOLDERS.formatted(server.store("pictures"))));
    searches("idx", "dataset.file=\"" + folder + "/idx\"");
    List<String> runs = new ArrayList<>(List.of("file", "folder", "s3", "idx"));
    if (TableFormats.areThere()) {
      searches("delta", query("SELECT * FROM delta.`" + folder + "/delta` VERSION AS OF 0"));
      searches("iceberg", query("SELECT image, label, split FROM lake.shop.pictures"));
      runs.addAll(List.of("delta", "iceberg"));
    }

    assertThat(RunTables.query(folder, "SELECT DISTINCT data_digest FROM runs").lines()).hasSize(2);
    try (Stream<Path> data = Files.list(folder.resolve("store/_data"))) {
      assertThat(data.map(String::valueOf).filter(name -> name.contains("sha256="))).hasSize(1);
    }
    String expected = tables("parquet");
    assertThat(expected.lines()).hasSize(8);
    assertThat(runs).allSatisfy(run -> assertThat(tables(run)).isEqualTo(expected));
  }

  @Test
  void tablesAreOnlyRead() throws IOException {
    assumeTrue(TableFormats.areThere());
    for (String write :
        List.of(
            "DELETE FROM delta.`" + folder + "/delta`",
            "DELETE FROM lake.shop.pictures",
            "CALL lake.system.expire_snapshots('shop.pictures')")) {
      CommandLineRun refused = search("refused", query(write));
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err().strip().lines()).hasSize(1);
      assertThat(refused.err())
          .contains("Invalid dataset.query: ", "it is not known to be read-only");
    }
  }
}
