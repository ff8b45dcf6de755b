package org.evosearch.jobs.cli.console;

import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;

/** An {@link Error} of the JVM or of its environment, with one line for the user. */
public final class MachineFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final long MEBIBYTE = 1L << 20;

  private final Error error;

  private MachineFailure(Optional<String> line, Error error) {
    super(line.orElseGet(() -> "Cannot continue: " + error), error);
    this.error = error;
  }

  /** Wraps an error. */
  public static MachineFailure of(Error error) {
    return new MachineFailure(known(error), error);
  }

  /** What happened, in one line. */
  public String line() {
    return String.valueOf(getMessage());
  }

  /** Whether the line explains the error, so that no stack trace is needed. */
  public boolean isKnown() {
    return known(error).isPresent();
  }

  /** Whether the input is to blame: only input that is nested too deeply overflows the stack. */
  public boolean isUsersMistake() {
    return error instanceof StackOverflowError;
  }

  private static Optional<String> known(Error error) {
    if (error instanceof StackOverflowError) {
      return Optional.of("Cannot read the input: it is nested too deeply");
    }
    if (error instanceof OutOfMemoryError) {
      return Optional.of(outOfMemory(error));
    }
    if (error instanceof FSError) {
      Throwable cause = error.getCause() == null ? error : error.getCause();
      return Optional.of("Cannot read or write a file: " + cause.getMessage());
    }
    if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
      return Optional.of("Cannot initialize a class: " + error.getCause());
    }
    return error instanceof LinkageError
        ? Optional.of("Cannot load a class: " + error + " (too many open files? see ulimit -n)")
        : Optional.empty();
  }

  private static String outOfMemory(Error error) {
    return String.format(
        Locale.ROOT,
        "Out of memory: %s (the heap is limited to %d MiB; EVOSEARCH_JAVA_OPTIONS=-Xmx4g raises"
            + " that, on a cluster --driver-memory)",
        error.getMessage(),
        Runtime.getRuntime().maxMemory() / MEBIBYTE);
  }
}
