package org.evosearch.jobs.sql;

import org.apache.spark.SparkThrowable;

/** The message of an error of Spark, in one line. */
public final class FirstLine {

  private static final int MAX_CHARACTERS = 300;

  private FirstLine() {}

  /** The first line of a message, truncated if it is long. */
  public static String of(Throwable error) {
    String line =
        String.valueOf(error.getMessage()).lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line;
  }

  /** The first line of the cause of a failed job: the innermost error of Spark. */
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
