package org.evosearch.jobs.sql;

/** Valid SQL failed while it ran; the message is one line for the user. */
public final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with its line for the user and its cause. */
  public SqlFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
