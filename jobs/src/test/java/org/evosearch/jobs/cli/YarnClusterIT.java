package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches on a real YARN end as embedded ones do, also when their driver or executors are lost.
 */
@EnabledOnOs(OS.LINUX)
class YarnClusterIT {

  @TempDir private static Path clusterFolder = Path.of("");
  @TempDir private static Path embedded = Path.of("");
  private static YarnCluster cluster;
  private static RunTables expected;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    assumeTrue(YarnCluster.isInstalled(), "jobs/bin/cluster install was not typed");
    cluster = YarnCluster.start(clusterFolder);
    CommandLineRun run = TinySearch.run(embedded);
    assertThat(run.err()).isEmpty();
    expected = RunTables.of(embedded);
  }

  @AfterAll
  static void stopCluster() throws IOException, InterruptedException {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** The discovery script finds two GPUs in each container, as where YARN shows it its own. */
  private static Stream<String> gpus(String trialsPerGpu) {
    return Stream.of(
            "spark.devices=cpu",
            "spark.gpus.per-executor=2",
            "spark.gpus.trials-per-gpu=" + trialsPerGpu,
            "spark.conf.\"spark.executorEnv.CUDA_VISIBLE_DEVICES\"=\"0,1\"",
            "spark.conf.\"spark.executor.resource.gpu.discoveryScript\"=\""
                + YarnSearch.conf("gpus")
                + "\"")
        .flatMap(setting -> Stream.of("-D", setting));
  }

  private List<String> args(Stream<String> more) {
    Stream<String> yarn = Stream.of("--spark-conf", YarnSearch.conf("yarn.conf"));
    return TinySearch.args(
        folder, Stream.of(yarn, YarnSearch.sizes(), more).flatMap(s -> s).toArray(String[]::new));
  }

  private YarnSearch start(String options, Stream<String> more) throws IOException {
    return YarnSearch.start(cluster, folder, options, args(more));
  }

  @Test
  void inClientModeEachTrialHasAGpuForItself() throws IOException, InterruptedException {
    Stream<String> gpusConf = Stream.of("--spark-conf", YarnSearch.conf("gpus.conf"));
    try (YarnSearch search = start("--deploy-mode client", Stream.concat(gpusConf, gpus("1")))) {
      assertThat(search.awaitEnd()).contains("The search has ended after 4 generations");
    }
    assertThat(RunTables.of(folder)).isEqualTo(expected);
    assertThat(devices()).containsExactlyInAnyOrder("cpu for gpu(0)", "cpu for gpu(1)");
  }

  /** The settings travel with the driver, which has no other than its container's folder. */
  @Test
  void aKilledDriverIsStartedAgainByYarnAndGoesOn() throws IOException, InterruptedException {
    Trainings trainings = new Trainings(folder.resolve("trace"));
    List<String> args = args(trainings.settings());
    List<String> files =
        List.of(
            folder.resolve("tiny.conf").toString(),
            YarnSearch.conf("yarn.conf"),
            YarnSearch.conf("metrics.conf"));
    String options =
        "--deploy-mode cluster --driver-class-path "
            + Trainings.classes()
            + " --files "
            + String.join(",", files);
    args.replaceAll(arg -> files.contains(arg) ? Path.of(arg).getFileName().toString() : arg);
    try (YarnSearch search = YarnSearch.start(cluster, folder, options, args)) {
      search.awaitTraining(trainings, 2, 1);
      search.killDriver();
      search.awaitEnd();
      assertThat(search.attempts()).isEqualTo(2);
    }
    assertThat(RunTables.of(folder)).isEqualTo(expected);
    int paid = Trainings.allPaid(folder);
    int begun = trainings.begun().size();
    FaultLedger.note("driver killed on YARN", 1, paid, begun);
    assertThat(begun - paid).isBetween(0, YarnSearch.SLOTS);
  }

  @Test
  @Tag("nightly")
  void inClusterModeTheSameCommandEndsWellAgain() throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      try (YarnSearch search = start("--deploy-mode cluster", Stream.of())) {
        search.awaitEnd();
        assertThat(search.attempts()).isEqualTo(1);
      }
      assertThat(RunTables.of(folder)).isEqualTo(expected);
    }
  }

  private List<String> devices() {
    return query("SELECT DISTINCT device FROM fitness WHERE reused_from IS NULL");
  }

  private List<String> query(String sql) {
    return RunTables.query(folder, sql).lines().skip(1).toList();
  }
}
