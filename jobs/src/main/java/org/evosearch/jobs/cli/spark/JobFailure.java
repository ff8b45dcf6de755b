package org.evosearch.jobs.cli.spark;

import org.apache.spark.sql.AnalysisException;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.export.ModelException;
import org.evosearch.jobs.sql.FirstLine;
import org.evosearch.jobs.sql.SqlFailure;

/** Translates the failure of a Spark job for the user. */
public final class JobFailure {

  private JobFailure() {}

  /**
   * The cause of a failure, as an error with one line for the user.
   *
   * @param task verb for what could not be done
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
