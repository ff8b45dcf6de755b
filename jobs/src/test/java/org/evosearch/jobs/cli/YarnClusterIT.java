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

  private static final String TRACED =
      "--deploy-mode cluster --driver-class-path " + Trainings.classes();

  @TempDir private static Path clusterFolder = Path.of("");
  @TempDir private static Path embedded = Path.of("");
  private static YarnCluster cluster;
  private static RunTables expected;

  @TempDir private Path folder = Path.of("");
  @TempDir private Path unbroken = Path.of("");

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
    Trainings trainings = trainings();
    List<String> files =
        List.of(
            folder.resolve("tiny.conf").toString(),
            YarnSearch.conf("yarn.conf"),
            YarnSearch.conf("metrics.conf"));
    List<String> args = args(trainings.settings());
    args.replaceAll(arg -> files.contains(arg) ? Path.of(arg).getFileName().toString() : arg);
    try (YarnSearch search =
        YarnSearch.start(cluster, folder, TRACED + " --files " + String.join(",", files), args)) {
      search.awaitTraining(trainings, 2, 1);
      search.killDriver();
      search.awaitEnd();
      assertThat(search.attempts()).isEqualTo(2);
    }
    assertThat(RunTables.of(folder)).isEqualTo(expected);
    note("driver killed on YARN", 1, trainings);
  }

  /** Spark gives up after the third, if spark-submit is not told otherwise. */
  @Test
  @Tag("nightly")
  void executorsThatAreKilledAgainAndAgainAreNotTheEnd() throws IOException, InterruptedException {
    List<String> eachAlone = List.of("-D", "search.generations=5", "-D", "search.pipeline=1");
    CommandLineRun run = TinySearch.run(unbroken, eachAlone.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    Trainings trainings = trainings();
    List<String> args = args(Stream.concat(eachAlone.stream(), trainings.settings()));
    String options = TRACED + " --conf spark.executor.maxNumFailures=1000";
    try (YarnSearch search = YarnSearch.start(cluster, folder, options, args)) {
      for (int generation = 0; generation < 5; generation++) {
        long process = search.awaitTraining(trainings, generation, 1).process();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
      }
      search.awaitEnd();
      assertThat(search.attempts()).isEqualTo(1);
    }
    assertThat(RunTables.of(folder)).isEqualTo(RunTables.of(unbroken));
    note("executor killed on YARN", 5, trainings);
  }

  @Test
  @Tag("nightly")
  void executorsWithGpusComeAndGoWithTheStages() throws IOException, InterruptedException {
    Stream<String> elastic =
        Stream.of(
            "--spark-conf", YarnSearch.conf("gpus.conf"),
            "--spark-conf", YarnSearch.conf("elastic.conf"));
    try (YarnSearch search = start("--deploy-mode cluster", Stream.concat(elastic, gpus("2")))) {
      search.awaitEnd();
    }
    assertThat(RunTables.of(folder)).isEqualTo(expected);
    assertThat(devices()).isNotEmpty().allMatch(line -> line.matches("cpu for gpu\\([01]\\)"));
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

  /** It needs no Spark, and YARN takes an application without a context for failed. */
  @Test
  @Tag("nightly")
  void inClusterModeAStoreIsVerified() throws IOException, InterruptedException {
    assertThat(TinySearch.run(folder).err()).isEmpty();
    List<String> verify = List.of("verify", "--store", TinySearch.store(folder));
    try (YarnSearch command = YarnSearch.start(cluster, folder, "--deploy-mode cluster", verify)) {
      command.awaitEnd();
      assertThat(command.attempts()).isEqualTo(1);
    }
  }

  private Trainings trainings() {
    return new Trainings(folder.resolve("trace"));
  }

  /** What was running is repeated, and what had just ended and was not kept yet. */
  private void note(String fault, int times, Trainings trainings) {
    int paid = Trainings.allPaid(folder);
    int begun = trainings.begun().size();
    FaultLedger.note(fault, times, paid, begun);
    assertThat(begun - paid).isBetween(0, 2 * YarnSearch.SLOTS * times);
  }

  private List<String> devices() {
    String sql = "SELECT DISTINCT device FROM fitness WHERE reused_from IS NULL";
    return RunTables.query(folder, sql).lines().skip(1).toList();
  }
}
