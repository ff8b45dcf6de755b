package org.evosearch.jobs.runner;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.function.Supplier;

/**
 * The result of a task: the value of its work, or why there is none.
 *
 * @param <T> the value, serializable
 */
public sealed interface TaskResult<T> extends Serializable {

  /**
   * The work was done.
   *
   * @param value of the work
   * @param <T> the value, serializable
   */
  record Done<T>(T value) implements TaskResult<T> {}

  /**
   * The work cannot be done there.
   *
   * @param reason with one line for the user
   * @param trace for the log; empty if the line says it all
   * @param <T> type of the missing value
   */
  record Broken<T>(RuntimeException reason, String trace) implements TaskResult<T> {}

  /**
   * The Java heap of the driver's own process is full.
   *
   * @param bytes its size
   * @param <T> type of the missing value
   */
  record Full<T>(long bytes) implements TaskResult<T> {}

  /**
   * Does the work of a task; an exception becomes a result, so that Spark does not repeat the task.
   * An executor whose heap is full ends, and Spark repeats the task.
   */
  static <T> TaskResult<T> of(Supplier<T> work) {
    try {
      return new Done<>(work.get());
    } catch (RuntimeException | LinkageError e) {
      return broken(e);
    } catch (OutOfMemoryError e) {
      if (HeapFull.isEmbedded()) {
        return new Full<>(Runtime.getRuntime().maxMemory());
      }
      throw e;
    }
  }

  private static <T> Broken<T> broken(Throwable e) {
    return ForeseenError.of(e)
        .map(foreseen -> new Broken<T>(foreseen, ""))
        .orElseGet(
            () -> new Broken<>(new TrialsCannotRun(String.valueOf(e.getMessage())), trace(e)));
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
