package org.evosearch.jobs.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command line, and what has to come of it.
 *
 * @param expected how it has to end
 * @param args of the command
 */
record FuzzCase(End expected, List<String> args) {

  private static final int MAX_SHOWN = 400;

  /** How a command has to end. */
  enum End {
    /** With exit code 2, before Spark starts. */
    REFUSED(2, 2),
    /** With exit code 2, when Spark has looked. */
    REFUSED_LATE(2, 2),
    /** With exit code 1 or 2: it began well. */
    FAILED(1, 2),
    /** With success: what was written is odd, but means something. */
    FINE(0, 0);

    private final int leastExitCode;
    private final int mostExitCode;

    End(int leastExitCode, int mostExitCode) {
      this.leastExitCode = leastExitCode;
      this.mostExitCode = mostExitCode;
    }

    boolean allows(int exitCode) {
      return exitCode >= leastExitCode && exitCode <= mostExitCode;
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
        argument.length() > MAX_SHOWN
            ? argument.substring(0, MAX_SHOWN) + "...(" + argument.length() + " characters)"
            : argument;
    return "'" + shown.replace("'", "'\\''").replace("\0", "\\0") + "'";
  }
}
