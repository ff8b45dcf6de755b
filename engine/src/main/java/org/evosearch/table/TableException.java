package org.evosearch.table;

/**
 * A table cannot be used; the message is one line that names the file and what is wrong with it.
 */
public final class TableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public TableException(String message) {
    super(message);
  }

  /** Creates the error with one line for the user and its cause. */
  public TableException(String message, Throwable cause) {
    super(message, cause);
  }
}
