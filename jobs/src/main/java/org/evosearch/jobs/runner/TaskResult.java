package org.evosearch.jobs.runner;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

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
   * @param message one line for the user
   * @param trace for the log
   * @param <T> type of the missing value
   */
  record Broken<T>(String message, String trace) implements TaskResult<T> {}

  /**
   * The work cannot be done because of a mistake of the user in what a store has.
   *
   * @param message one line for the user
   * @param <T> type of the missing value
   */
  record Refused<T>(String message) implements TaskResult<T> {}

  /**
   * Does the work of a task; an exception becomes a result, so that Spark does not repeat the task.
   */
  static <T> TaskResult<T> of(Supplier<T> work) {
    try {
      return new Done<>(work.get());
    } catch (JournalException e) {
      return e.kind() == Kind.INVALID ? new Refused<>(String.valueOf(e.getMessage())) : broken(e);
    } catch (RuntimeException | LinkageError e) {
      return broken(e);
    }
  }

  private static <T> TaskResult<T> broken(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return new Broken<>(String.valueOf(e.getMessage()), trace.toString());
  }
}
