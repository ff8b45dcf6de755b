package org.evosearch.jobs.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.search.TrialRunner;

/**
 * A file that outlives this process and records which trials it was evaluating when it ended: where
 * trials run in the driver's own process, a candidate may crash the driver. The supervisor ({@code
 * jobs/bin/supervise}) names the file, and starts another process with the same file if this one
 * crashes; if the file is gone, the process ended in order.
 *
 * <p>Its lines: {@code launch} and, after a crash, {@code ended STATUS} from the supervisor, {@code
 * run ID} when its search begins, {@code begin TRIAL} and {@code end TRIAL}. The file system's
 * cache keeps the lines when a process crashes, so nothing is forced to disk.
 */
public final class FlightLog {

  private static final String VARIABLE = "EVOSEARCH_FLIGHT_LOG";

  private final Path file;

  /** The log in a file, which exists. */
  FlightLog(Path file) {
    this.file = file;
  }

  /** The log of this process, if it is supervised. */
  public static Optional<FlightLog> ofThisProcess() {
    return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).map(FlightLog::new);
  }

  /**
   * A runner that keeps this log, and acts on what earlier processes left in it.
   *
   * @param recipe of the evaluators, which all are opened in this process
   * @param run digest of all that outcomes depend on; lines of other runs are ignored
   * @param runners makes a runner of a recipe
   */
  public TrialRunner runner(
      EvaluatorRecipe recipe, String run, Function<EvaluatorRecipe, TrialRunner> runners) {
    try {
      Suspicion suspicion = suspicion(run);
      byte[] begun = ("run " + run + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, begun, StandardOpenOption.APPEND);
      TrialRunner runner = runners.apply(new LoggedRecipe(recipe, file.toString()));
      return suspicion.isNone() ? runner : new SuspectsFirst(runner, suspicion, lastEnd());
    } catch (IOException e) {
      throw cannotUse(file, e);
    }
  }

  /** How the last process ended, according to the supervisor. */
  private Optional<String> lastEnd() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.matches("ended [0-9]+"))
          .reduce((earlier, later) -> later)
          .map(line -> "the process of the search ended with exit status " + line.substring(6));
    }
  }

  private Suspicion suspicion(String run) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return Suspicion.of(lines, run);
    }
  }

  /**
   * Deletes the log when the JVM shuts down, as it does after an exit and after HUP, INT and TERM,
   * but not in a crash. The shutdown may crash trials whose memory it frees, so the log is deleted
   * as soon as it begins.
   */
  public void deleteAtShutdown() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::endedInOrder, "evosearch-flight-log"));
  }

  /** Notes that this process ends in order. */
  void endedInOrder() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw cannotUse(file, e);
    }
  }

  static UncheckedIOException cannotUse(Path file, IOException e) {
    return new UncheckedIOException("Cannot use flight log " + file + ": " + e.getMessage(), e);
  }
}
