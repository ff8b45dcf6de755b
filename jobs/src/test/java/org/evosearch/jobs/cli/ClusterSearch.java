package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A search that spark-submit starts on a cluster, in client mode, again and again if need be. Its
 * executors have two slots each; who does not answer for some seconds is lost.
 */
final class ClusterSearch implements AutoCloseable {

  private static final String JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final StandaloneCluster cluster;
  private final Path folder;
  private final List<String> args;
  private final Trainings trainings;
  private Driver driver;

  private ClusterSearch(StandaloneCluster cluster, Path folder, List<String> more)
      throws IOException {
    this.cluster = cluster;
    this.folder = Files.createDirectories(folder);
    this.trainings = new Trainings(folder.resolve("trace"));
    Stream<String> settings =
        Stream.of(
                "spark.conf.\"spark.executor.memory\"=1g",
                "spark.conf.\"spark.executor.cores\"=2",
                "spark.conf.\"spark.executor.extraJavaOptions\"=\"" + JAVA + "\"",
                "spark.conf.\"spark.executor.heartbeatInterval\"=1s",
                "spark.conf.\"spark.storage.blockManagerHeartbeatTimeoutMs\"=20s",
                "spark.conf.\"spark.network.timeoutInterval\"=1s")
            .flatMap(setting -> Stream.of("-D", setting));
    this.args =
        TinySearch.args(
            folder,
            Stream.of(more.stream(), settings, trainings.settings())
                .flatMap(part -> part)
                .toArray(String[]::new));
    this.driver = submitted();
  }

  /**
   * Starts the search.
   *
   * @param folder of its store, its trace and what it prints
   * @param more arguments beside those of {@link TinySearch}
   */
  static ClusterSearch start(StandaloneCluster cluster, Path folder, List<String> more)
      throws IOException {
    return new ClusterSearch(cluster, folder, more);
  }

  private Driver submitted() throws IOException {
    String options =
        "--driver-java-options -XX:TieredStopAtLevel=1 --driver-class-path " + Trainings.classes();
    return cluster.start(folder.resolve("driver.log"), options, args);
  }

  Trainings trainings() {
    return trainings;
  }

  /** Kills the driver and types the same command again. */
  void restart() throws IOException, InterruptedException {
    driver.kill();
    VisibleGenerations.check(folder.resolve("store"));
    driver = submitted();
  }

  /** Waits for the driver's end, but not longer; whether it has come. */
  boolean hasEndedWithin(long millis) throws InterruptedException {
    return driver.process().waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until so many trainings of a generation have begun, and returns the last of them. */
  Trainings.Begun awaitTraining(int generation, int number) {
    await(() -> trainings.begun(generation).size() >= number);
    return trainings.begun(generation).get(number - 1);
  }

  /** Waits for a condition; all the while only whole generations may be seen. */
  private void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              VisibleGenerations.check(folder.resolve("store"));
              assertThat(driver.process().isAlive()).describedAs(log()).isTrue();
              return condition.call();
            });
  }

  /** Waits for the end, which must be a good one. */
  void awaitEnd() throws IOException, InterruptedException {
    assertThat(driver.exitCode()).describedAs(log()).isZero();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }

  @Override
  public void close() {
    driver.close();
  }
}
