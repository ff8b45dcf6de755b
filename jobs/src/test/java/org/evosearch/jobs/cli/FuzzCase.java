package org.evosearch.jobs.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command line, and what has to come of it.
 *
 * @param expected how it has to end
 * @param args of the command
 */
record FuzzCase(End expected, List<String> args) {

  private static final int MOST_SHOWN = 400;

  /** How a command has to end. */
  enum End {
    /** With exit code 2, before Spark starts. */
    REFUSED(Set.of(2)),
    /** With exit code 2, when Spark has looked. */
    REFUSED_LATE(Set.of(2)),
    /** With exit code 1 or 2: it began well. */
    FAILED(Set.of(1, 2)),
    /** With success: what was written is odd, but means something. */
    FINE(Set.of(0));

    private final Set<Integer> exitCodes;

    End(Set<Integer> exitCodes) {
      this.exitCodes = exitCodes;
    }

    Set<Integer> exitCodes() {
      return exitCodes;
    }

    boolean mayStartSpark() {
      return this != REFUSED;
    }
  }

  static FuzzCase refused(List<String> args) {
    return new FuzzCase(End.REFUSED, args);
  }

  static FuzzCase refusedLate(List<String> args) {
    return new FuzzCase(End.REFUSED_LATE, args);
  }

  static FuzzCase failed(List<String> args) {
    return new FuzzCase(End.FAILED, args);
  }

  static FuzzCase fine(List<String> args) {
    return new FuzzCase(End.FINE, args);
  }

  /** The command for a shell; very long arguments are cut. */
  String command() {
    return args.stream().map(FuzzCase::quoted).collect(Collectors.joining(" ", "evosearch ", ""));
  }

  private static String quoted(String argument) {
    String shown =
        argument.length() > MOST_SHOWN
            ? argument.substring(0, MOST_SHOWN) + "...(" + argument.length() + " characters)"
            : argument;
    return "'" + shown.replace("'", "'\\''").replace("\0", "\\0") + "'";
  }
}
