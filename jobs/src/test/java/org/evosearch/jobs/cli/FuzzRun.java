package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * What came of a command line.
 *
 * @param run exit code and output
 * @param streams what went to the streams of the process, and to the log
 * @param sparkStarts applications of Spark that were started
 * @param written files outside of the store that were written or removed
 */
record FuzzRun(CommandLineRun run, String streams, int sparkStarts, Set<Path> written) {

  /** Seconds for a command, multiplied for machines that are slow or busy. */
  private static final long SECONDS = 20;

  private static final String PATIENCE = "evosearch.fuzz.patience";
  private static final int MAX_LINES = 12;

  /** Runs a command line in this process. */
  static FuzzRun of(FuzzCase command, FuzzRoom room) {
    FolderState before = state(room);
    FolderState here = FolderState.flat(Path.of(""));
    int starts = SparkStarts.count();
    ByteArrayOutputStream streams = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream caught = new PrintStream(streams, true, StandardCharsets.UTF_8);
    try (LoggedLines log = new LoggedLines()) {
      System.setOut(caught);
      System.setErr(caught);
      CommandLineRun run = inTime(command);
      String said = streams.toString(StandardCharsets.UTF_8) + log.text();
      Set<Path> written = state(room).changedSince(before);
      written.addAll(FolderState.flat(Path.of("")).changedSince(here));
      return new FuzzRun(run, said, SparkStarts.count() - starts, written);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static FolderState state(FuzzRoom room) {
    return FolderState.of(room.home(), path -> path.startsWith(room.store()));
  }

  private static CommandLineRun inTime(FuzzCase command) {
    CompletableFuture<CommandLineRun> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(CommandLineRun.of(command.args().toArray(String[]::new)));
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "fuzzed command");
    thread.start();
    return result(done, thread);
  }

  /** More where others use the machine: twice the time with two waiting for each core. */
  private static long seconds() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    double waiting = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    return Math.round(SECONDS * Integer.getInteger(PATIENCE, 1) * Math.max(1, waiting));
  }

  private static CommandLineRun result(CompletableFuture<CommandLineRun> done, Thread thread) {
    long seconds = seconds();
    try {
      return done.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      String where =
          Arrays.stream(thread.getStackTrace())
              .map(String::valueOf)
              .collect(Collectors.joining("\n"));
      thread.interrupt();
      throw new AssertionError("no end after " + seconds + " s, in\n" + where, e);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("thrown to the caller: " + e, e);
    }
  }

  /** Whether all is as users are promised. */
  void check(FuzzCase.End expected) {
    String all = run.out() + run.err() + streams;
    assertThat(all).doesNotContain("\tat ", "Exception in thread", "java.lang.");
    assertThat(streams).doesNotContain("WARN ", "ERROR ");
    assertThat(run.exitCode()).as(all).matches(expected::allows, "exit code of " + expected);
    assertThat(written).as("written outside of the store").isEmpty();
    if (run.exitCode() == 0) {
      assertThat(run.err()).isEmpty();
      return;
    }
    assertThat(run.err()).startsWith("evosearch: ");
    assertThat(run.err().lines().findFirst().orElse("")).hasSizeBetween(20, 2100);
    assertThat(run.err().strip().lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
    assertThat(run.err().chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    if (!expected.mayStartSpark()) {
      assertThat(streams).as("streams and log").isBlank();
      assertThat(sparkStarts).as("starts of Spark").isZero();
    }
  }
}
