package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.awaitility.Awaitility;
import org.evosearch.jobs.runner.LocalCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same tables, whatever runs it. */
class SameTablesIT {

  @TempDir private Path one = Path.of("");
  @TempDir private Path two = Path.of("");
  @TempDir private Path eight = Path.of("");
  @TempDir private Path cluster = Path.of("");

  @Test
  void onAnyNumberOfSlotsAndOnAClusterThatLosesAnExecutor() {
    RunTables expected = embedded(one, 1);

    assertThat(embedded(two, 2)).isEqualTo(expected);
    assertThat(embedded(eight, 8)).isEqualTo(expected);
    assertThat(onClusterThatLosesAnExecutor()).isEqualTo(expected);
  }

  /** Promotions and forests follow from what is committed. One query each, to be short. */
  @Test
  void withRungsAndBroods() {
    String expected = rungsAndBroods(one, 1);

    assertThat(expected).contains("promotion");
    assertThat(rungsAndBroods(two, 2)).isEqualTo(expected);
  }

  private static String rungsAndBroods(Path folder, int slots) {
    search(folder, slots, "-D", "search.rungs.epochs=[1,2]", "-D", "strategy.tournament.brood=3");
    return RunTables.query(
        folder,
        "SELECT generation, trial, operator, genotype, f.epochs, fitness, validation_loss"
            + " FROM populations p JOIN fitness f USING (run_id, generation, trial)"
            + " ORDER BY generation, trial");
  }

  private static RunTables embedded(Path folder, int slots) {
    search(folder, slots);
    return RunTables.of(folder);
  }

  private static void search(Path folder, int slots, String... more) {
    String[] threads = {"-D", "spark.local-threads=\"" + slots + "\""};
    CommandLineRun run =
        TinySearch.run(folder, Stream.of(threads, more).flatMap(Stream::of).toArray(String[]::new));
    assertThat(run.err()).isEmpty();
  }

  private RunTables onClusterThatLosesAnExecutor() {
    SparkConf conf = LocalCluster.conf(2, 1);
    CompletableFuture<Void> killing = CompletableFuture.runAsync(SameTablesIT::killOneExecutor);
    CommandLineRun run = TinySearch.run(cluster, CommandLineRun.options(conf));
    killing.join();
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    return RunTables.of(cluster);
  }

  private static void killOneExecutor() {
    Awaitility.await()
        .atMost(120, TimeUnit.SECONDS)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .until(() -> LocalCluster.executors().count() == 2);
    Awaitility.await().pollDelay(6, TimeUnit.SECONDS).until(() -> true);
    LocalCluster.executors().findFirst().orElseThrow().destroyForcibly();
  }
}
