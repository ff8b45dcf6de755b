package org.evosearch.jobs.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A master and two workers of Spark, each with two GPUs that are only numbers, as {@code
 * jobs/bin/cluster} starts them.
 *
 * @param folder of its files
 * @param sparkHome where Spark is installed
 * @param master its URL
 */
record StandaloneCluster(Path folder, String sparkHome, String master) implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Map<String, String> WORKERS =
      Map.of("CLUSTER_GPUS", "2", "CLUSTER_CORES", "3");

  /** Whether this machine has what the cluster is started from. */
  static boolean isInstalled() throws IOException, InterruptedException {
    return Scripts.succeeds("cluster", "home");
  }

  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    String home = Scripts.output(folder, Map.of(), "cluster", List.of("home"));
    String master = Scripts.output(folder, WORKERS, "cluster", List.of("start", folder.toString()));
    return new StandaloneCluster(folder, home, master);
  }

  /** Ends a worker and its executors at once, as the loss of a machine does. */
  void kill(int worker) throws IOException {
    ProcessHandle process = worker(worker);
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Starts a worker again that was killed. */
  void restart(int worker) throws IOException, InterruptedException {
    Scripts.output(
        folder, WORKERS, "cluster", List.of("worker", folder.toString(), String.valueOf(worker)));
  }

  /** The class path of libtorch. */
  static String natives() {
    return System.getProperty("evosearch.home") + "/jobs/target/natives/*";
  }

  /** Which worker's executor a process is. */
  int workerOf(long executor) throws IOException {
    return worker(0).children().anyMatch(process -> process.pid() == executor) ? 0 : 1;
  }

  private ProcessHandle worker(int number) throws IOException {
    String pid = Files.readString(folder.resolve("worker-" + number + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /**
   * Submits a command and waits for its end.
   *
   * @param mode of deployment: client or cluster
   * @return what it printed
   */
  String submit(String mode, List<String> args) throws IOException, InterruptedException {
    return Scripts.output(folder, submission("--deploy-mode " + mode), "evosearch", args);
  }

  /**
   * Submits a command in client mode and leaves it running. Nobody sends libtorch to executors:
   * they are to find it on this machine.
   *
   * @param log what it prints is appended there
   * @param options of spark-submit
   */
  Driver start(Path log, String options, List<String> args) throws IOException {
    Map<String, String> environment = new HashMap<>(submission("--deploy-mode client " + options));
    environment.put("EVOSEARCH_NATIVES", "");
    return new Driver(
        Scripts.start(environment, Redirect.appendTo(log.toFile()), "evosearch", args));
  }

  private Map<String, String> submission(String options) {
    return Map.of(
        "SPARK_HOME", sparkHome,
        "EVOSEARCH_MASTER", master,
        "SPARK_LOCAL_IP", LOOPBACK,
        "SPARK_LOCAL_HOSTNAME", LOOPBACK,
        "EVOSEARCH_SUBMIT_OPTIONS", options + " --driver-memory 1g");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Scripts.output(folder, Map.of(), "cluster", List.of("stop", folder.toString()));
  }
}
