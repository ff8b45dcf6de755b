package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Searches by spark-submit on a real cluster end as embedded ones do. */
@EnabledOnOs(OS.LINUX)
class StandaloneClusterIT {

  @TempDir private static Path clusterFolder = Path.of("");
  @TempDir private static Path embedded = Path.of("");
  private static StandaloneCluster cluster;
  private static RunTables expected;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    assumeTrue(StandaloneCluster.isInstalled(), "jobs/bin/cluster install was not typed");
    cluster = StandaloneCluster.start(clusterFolder);
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

  /** Settings by which every trial has one of the two GPUs of each worker, or shares it. */
  private List<String> args(String file, int trialsPerGpu) {
    String conf = System.getProperty("evosearch.home") + "/conf/spark/" + file;
    return TinySearch.args(
        folder,
        Stream.of(
                "--spark-conf",
                conf,
                "-D",
                "spark.devices=cpu",
                "-D",
                "spark.gpus.per-executor=2",
                "-D",
                "spark.gpus.trials-per-gpu=" + trialsPerGpu,
                "-D",
                "spark.conf.\"spark.executor.resource.gpu.discoveryScript\"=unused",
                "-D",
                "spark.conf.\"spark.executor.memory\"=1g",
                "-D",
                "spark.conf.\"spark.executor.cores\"=2")
            .toArray(String[]::new));
  }

  @Test
  void inClientModeEachTrialHasAGpuForItself() throws IOException, InterruptedException {
    String out = cluster.submit("client", args("standalone.conf", 1));

    assertThat(out).contains("The search has ended after 4 generations");
    assertThat(RunTables.of(folder)).isEqualTo(expected);
    assertThat(devices()).isNotEmpty().allMatch(line -> line.matches("cpu for gpu\\([0-3]\\)"));
    assertThat(
            query(
                "SELECT count(*) FROM fitness a JOIN fitness b ON a.device = b.device"
                    + " WHERE a.reused_from IS NULL AND b.reused_from IS NULL"
                    + " AND (a.generation, a.trial) <> (b.generation, b.trial)"
                    + " AND a.started_at < b.finished_at AND b.started_at < a.finished_at"))
        .containsExactly("0");
  }

  @Test
  void inClusterModeExecutorsComeAndGoWithTheStages() throws IOException, InterruptedException {
    cluster.submit("cluster", args("elastic.conf", 2));

    assertThat(RunTables.of(folder)).isEqualTo(expected);
    assertThat(devices()).isNotEmpty().allMatch(line -> line.matches("cpu for gpu\\([0-3]\\)"));
  }

  private List<String> devices() {
    return query("SELECT DISTINCT device FROM fitness WHERE reused_from IS NULL");
  }

  private List<String> query(String sql) {
    return RunTables.query(folder, sql).lines().skip(1).toList();
  }
}
