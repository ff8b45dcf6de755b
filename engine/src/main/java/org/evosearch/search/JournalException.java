package org.evosearch.search;

/**
 * Signals that a run cannot be begun, resumed or committed; the message gives the reason and the
 * remedy.
 */
public class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kind of obstacle. */
  public enum Kind {
    /** The request can never succeed as it is: other settings, a newer schema, a broken file. */
    INVALID,
    /** Another driver holds the run. */
    CONFLICT,
    /** It is not known whether the last step happened; nothing was deleted. */
    UNKNOWN
  }

  private final Kind kind;

  /** Creates the error with one line for the user. */
  public JournalException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Creates the error with one line for the user and its cause. */
  public JournalException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The kind of obstacle. */
  public Kind kind() {
    return kind;
  }
}
