package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What faults cost, line by line in {@code target/faults.txt}, for the documents. */
final class FaultLedger {

  private static final Path FILE = Path.of("target", "faults.txt");

  private FaultLedger() {}

  /**
   * Notes a fault.
   *
   * @param times how often it happened
   * @param paid trainings that the tables have of the generations or searches that it happened to
   * @param begun trainings that executors began for them
   */
  static void note(String fault, int times, int paid, int begun) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %d times, %d trainings in the tables, %d begun, %d repeated%n",
            fault,
            times,
            paid,
            begun,
            begun - paid);
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
