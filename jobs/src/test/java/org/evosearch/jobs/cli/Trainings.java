package org.evosearch.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The trainings that executors have begun, as {@link TaskTrace} has noted them.
 *
 * @param file its file
 */
record Trainings(Path file) {

  /**
   * A training.
   *
   * @param process of the executor
   */
  record Begun(int generation, long process) {

    static Begun of(String line) {
      String[] parts = line.split(" ", 2);
      return new Begun(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /** Where the class of the trace is found. */
  static Path classes() {
    try {
      return Path.of(TaskTrace.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Settings by which executors keep the trace. */
  Stream<String> settings() {
    return Stream.of(
        "-D",
        "spark.conf.\"spark.plugins\"=" + TaskTrace.class.getName(),
        "-D",
        "spark.conf.\"spark.executor.extraClassPath\"=\""
            + classes()
            + File.pathSeparator
            + StandaloneCluster.natives()
            + "\"",
        "-D",
        "spark.conf.\"" + TaskTrace.FILE + "\"=\"" + file + "\"");
  }

  /** Lets no training of a generation begin until it is opened. */
  void close(int generation) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(TaskTrace.closed(file, generation));
  }

  /** Lets the trainings of a generation begin. */
  void open(int generation) throws IOException {
    Files.delete(TaskTrace.closed(file, generation));
  }

  /** All of them, in the order in which they were begun. */
  List<Begun> begun() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Begun::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a generation. */
  List<Begun> begun(int generation) {
    return begun().stream().filter(training -> training.generation() == generation).toList();
  }

  /** How many trainings each generation of a run has paid for, as its tables say. */
  static List<Integer> paid(Path folder) {
    return RunTables.query(
            folder,
            "SELECT count_if(reused_from IS NULL) AS n FROM fitness"
                + " GROUP BY generation ORDER BY generation")
        .lines()
        .skip(1)
        .map(Integer::valueOf)
        .toList();
  }

  /** How many trainings a run has paid for. */
  static int allPaid(Path folder) {
    return paid(folder).stream().mapToInt(Integer::intValue).sum();
  }
}
