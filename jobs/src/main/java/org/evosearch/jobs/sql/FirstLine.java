package org.evosearch.jobs.sql;

import org.apache.spark.SparkThrowable;

/** What an error of Spark says, in one line. */
public final class FirstLine {

  private static final int MAX_CHARACTERS = 300;

  private FirstLine() {}

  /** The first line of a message; of an endless one, its beginning. */
  public static String of(Throwable error) {
    String line =
        String.valueOf(error.getMessage()).lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line;
  }

  /**
   * The first line of what is behind the failure of a job: the innermost error that Spark names.
   */
  public static String ofCause(Throwable error) {
    Throwable named = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable) {
        named = cause;
      }
    }
    return of(named);
  }
}
