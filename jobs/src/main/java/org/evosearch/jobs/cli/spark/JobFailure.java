package org.evosearch.jobs.cli.spark;

import org.apache.spark.sql.AnalysisException;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.export.ModelException;
import org.evosearch.jobs.sql.FirstLine;
import org.evosearch.jobs.sql.SqlFailure;

/** What the failure of a job of Spark means to the user. */
public final class JobFailure {

  private JobFailure() {}

  /**
   * One line for the user, of what is behind a failure.
   *
   * @param task what could not be done, a verb
   */
  public static RuntimeException of(String task, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SettingsException
          || cause instanceof ModelException
          || cause instanceof DataException) {
        return (RuntimeException) cause;
      }
    }
    return e instanceof AnalysisException || e instanceof IllegalArgumentException
        ? new SettingsException("Cannot " + task + ": " + FirstLine.of(e), e)
        : new SqlFailure("Cannot " + task + ": " + FirstLine.ofCause(e), e);
  }
}
