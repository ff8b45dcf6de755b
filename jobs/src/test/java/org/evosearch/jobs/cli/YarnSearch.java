package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A search that spark-submit starts on YARN, with the settings of {@code conf/spark/yarn.conf} but
 * for sizes: two executors of two slots.
 */
final class YarnSearch implements AutoCloseable {

  /** Trials that run at a time. */
  static final int SLOTS = 4;

  private static final String JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final Pattern APPLICATION = Pattern.compile("application_[0-9]+_[0-9]+");

  private final YarnCluster cluster;
  private final Path log;
  private final Driver client;

  private YarnSearch(YarnCluster cluster, Path log, Driver client) {
    this.cluster = cluster;
    this.log = log;
    this.client = client;
  }

  /**
   * Starts it.
   *
   * @param folder of what spark-submit prints
   * @param options of spark-submit
   */
  static YarnSearch start(YarnCluster cluster, Path folder, String options, List<String> args)
      throws IOException {
    Path log = folder.resolve("driver.log");
    String java = " --driver-java-options -XX:TieredStopAtLevel=1";
    return new YarnSearch(cluster, log, cluster.submit(log, options + java, args));
  }

  /** A file of {@code conf/spark}. */
  static String conf(String file) {
    return Path.of(System.getProperty("evosearch.home"), "conf", "spark", file)
        .toAbsolutePath()
        .normalize()
        .toString();
  }

  /** Settings that make executors as small as the search. */
  static Stream<String> sizes() {
    return Stream.of(
            "spark.conf.\"spark.executor.instances\"=2",
            "spark.conf.\"spark.executor.cores\"=2",
            "spark.conf.\"spark.executor.memory\"=1g",
            "spark.conf.\"spark.executor.memoryOverhead\"=1g",
            "spark.conf.\"spark.executor.extraJavaOptions\"=\"" + JAVA + "\"")
        .flatMap(setting -> Stream.of("-D", setting));
  }

  /** Waits until so many trainings of a generation have begun, and returns the last of them. */
  Trainings.Begun awaitTraining(Trainings trainings, int generation, int number) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertThat(client.process().isAlive()).describedAs(printed()).isTrue();
              return trainings.begun(generation).size() >= number;
            });
    return trainings.begun(generation).get(number - 1);
  }

  /** Kills the driver in its container. */
  void killDriver() throws IOException {
    List<ProcessHandle> drivers = cluster.drivers();
    assertThat(drivers).hasSize(1);
    drivers.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits for the end, which is to be a good one in YARN's eyes; returns what was printed. */
  String awaitEnd() throws IOException, InterruptedException {
    int exitCode = client.exitCode();
    assertThat(exitCode).describedAs(printed()).isZero();
    return printed();
  }

  /** How often YARN started the driver. */
  int attempts() throws IOException {
    return driverLogs().size();
  }

  /** Containers keep what their drivers print; it is gone with the cluster. */
  private String printed() throws IOException {
    StringBuilder printed = new StringBuilder(Files.readString(log));
    for (Path attempt : driverLogs()) {
      printed.append(attempt).append('\n').append(Files.readString(attempt));
    }
    return printed.toString();
  }

  private List<Path> driverLogs() throws IOException {
    List<String> applications =
        APPLICATION.matcher(Files.readString(log)).results().map(MatchResult::group).toList();
    return applications.isEmpty() ? List.of() : cluster.driverLogs(applications.get(0));
  }

  @Override
  public void close() {
    client.close();
  }
}
