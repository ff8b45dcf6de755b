package org.evosearch.jobs.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A ResourceManager and two NodeManagers of YARN, each with two GPUs that are only numbers, as
 * {@code jobs/bin/yarn} starts them.
 *
 * @param folder of its files
 * @param sparkHome where Spark is installed
 * @param settings the folder of Hadoop's settings, and of Spark's
 */
record YarnCluster(Path folder, String sparkHome, String settings) implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String MASTER = "org.apache.spark.deploy.yarn.ApplicationMaster";

  /** Whether this machine has what it is started from. */
  static boolean isInstalled() throws IOException, InterruptedException {
    return Scripts.succeeds("yarn", "home");
  }

  static YarnCluster start(Path folder) throws IOException, InterruptedException {
    String home = Scripts.output(folder, Map.of(), "yarn", List.of("home"));
    List<String> start = List.of("start", folder.toString());
    String settings = Scripts.output(folder, Map.of("YARN_GPUS", "2"), "yarn", start);
    return new YarnCluster(folder, home, settings);
  }

  /**
   * Submits a command and leaves it running.
   *
   * @param log what it prints is appended there
   * @param options of spark-submit
   */
  Driver submit(Path log, String options, List<String> args) throws IOException {
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME", sparkHome,
            "HADOOP_CONF_DIR", settings,
            "SPARK_CONF_DIR", settings,
            "EVOSEARCH_MASTER", "yarn",
            "SPARK_LOCAL_IP", LOOPBACK,
            "SPARK_LOCAL_HOSTNAME", LOOPBACK,
            "EVOSEARCH_SUBMIT_OPTIONS", options + " --driver-memory 1g");
    return new Driver(
        Scripts.start(environment, Redirect.appendTo(log.toFile()), "evosearch", args));
  }

  /** The drivers that run in containers. */
  List<ProcessHandle> drivers() throws IOException {
    return Stream.of(nodeManager(0), nodeManager(1))
        .flatMap(ProcessHandle::descendants)
        .filter(YarnCluster::isDriver)
        .toList();
  }

  /** Java's own view of a command line ends after some thousand characters. */
  private static boolean isDriver(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return Stream.of(line.split("\0", -1)).anyMatch(MASTER::equals);
    } catch (IOException e) {
      return false; // It has ended.
    }
  }

  private ProcessHandle nodeManager(int number) throws IOException {
    String pid = Files.readString(folder.resolve("node-manager-" + number + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** What the drivers of an application have printed, one file for each time it was started. */
  List<Path> driverLogs(String application) throws IOException {
    List<Path> logs = new ArrayList<>();
    for (String node : List.of("logs-0", "logs-1")) {
      try (Stream<Path> files = Files.walk(folder.resolve(node), 3)) {
        files.filter(file -> isDriverLog(file, application)).forEach(logs::add);
      }
    }
    return logs;
  }

  /** The first container of an attempt is its application master. */
  private static boolean isDriverLog(Path file, String application) {
    return file.toString().matches(".*/" + application + "/container_[0-9_]+_000001/stderr");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Scripts.output(folder, Map.of(), "yarn", List.of("stop", folder.toString()));
  }
}
