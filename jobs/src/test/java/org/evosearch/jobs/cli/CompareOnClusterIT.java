package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.evosearch.jobs.runner.GpuScript;
import org.evosearch.jobs.runner.LocalCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison on executors of their own, with a GPU that is only a number. */
class CompareOnClusterIT {

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  private static SparkConf cluster() {
    return LocalCluster.conf(1, 2)
        .set("spark.ui.enabled", "false")
        .set("spark.worker.resource.gpu.amount", "1")
        .set("spark.worker.resource.gpu.discoveryScript", GpuScript.path().toString());
  }

  private CommandLineRun compare(String... more) throws IOException {
    Path file = folder.resolve("tiny.conf");
    Files.writeString(
        file,
        """
        strategy.random.population = 2
        search { generations = 0, trainings = 4 }
        budget { epochs = 1, max-batches = 2 }
        spark { gpus { per-executor = 1, trials-per-gpu = 2 }, devices = cpu }
        """);
    List<String> args =
        new ArrayList<>(
            List.of("compare", "-c", file.toString(), "--strategies", "random", "--seeds", "0..1"));
    args.addAll(List.of("--store", folder.resolve("store").toString()));
    Arrays.stream(cluster().getAll())
        .forEach(
            entry ->
                args.addAll(
                    List.of("-D", "spark.conf.\"" + entry._1() + "\"=\"" + entry._2() + "\"")));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  @Test
  void eachSearchAsksForItsShareOfAGpuAndItsTrialsAreThere() throws IOException {
    CommandLineRun run = compare();

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(RunTables.query(folder, "SELECT device, count(*) AS n FROM fitness GROUP BY device"))
        .isEqualToNormalizingNewlines("device,n\ncpu for gpu(3),8\n");
  }

  @Test
  void aSearchThatEndsItsExecutorEachTimeEndsTheComparisonWithOneLine() throws Exception {
    String classes =
        Path.of(HaltingPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    CommandLineRun run =
        compare(
            "-D",
            "spark.conf.\"spark.plugins\"=" + HaltingPlugin.class.getName(),
            "-D",
            "spark.conf.\"spark.executor.extraClassPath\"=\"" + classes + "\"");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith(
            "evosearch: A candidate or a machine ended the executor of search tiny.random.1 4"
                + " times (executor ")
        .contains("; finished searches are kept, and the same command runs the others.");
  }
}
