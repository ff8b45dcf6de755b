package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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

  /** Whether this machine has what the cluster is started from. */
  static boolean isInstalled() throws IOException, InterruptedException {
    return process(Map.of(), Path.of("/dev/null"), script("cluster"), "home").waitFor() == 0;
  }

  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    String home = output(folder, Map.of(), script("cluster"), "home");
    String master =
        output(
            folder,
            Map.of("CLUSTER_GPUS", "2", "CLUSTER_CORES", "3"),
            script("cluster"),
            "start",
            folder.toString());
    return new StandaloneCluster(folder, home, master);
  }

  /**
   * Submits a command and waits for its end.
   *
   * @param mode of deployment: client or cluster
   * @return what it printed
   */
  String submit(String mode, List<String> args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script("evosearch")));
    command.addAll(args);
    return output(
        folder,
        Map.of(
            "SPARK_HOME", sparkHome,
            "EVOSEARCH_MASTER", master,
            "SPARK_LOCAL_IP", LOOPBACK,
            "SPARK_LOCAL_HOSTNAME", LOOPBACK,
            "EVOSEARCH_SUBMIT_OPTIONS", "--deploy-mode " + mode + " --driver-memory 1g"),
        command.toArray(String[]::new));
  }

  private static String script(String name) {
    return System.getProperty("evosearch.home") + "/jobs/bin/" + name;
  }

  private static String output(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "command", ".out");
    Process process = process(environment, out, command);
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(List.of(command) + ": " + Files.readString(out));
    }
    return Files.readString(out).strip();
  }

  private static Process process(Map<String, String> environment, Path out, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    return builder.start();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    output(folder, Map.of(), script("cluster"), "stop", folder.toString());
  }
}
