package org.evosearch.snapshot;

import org.jspecify.annotations.Nullable;

/** A snapshot is missing, damaged or cannot be used. The message is one line. */
public final class SnapshotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public SnapshotException(String message) {
    this(message, null);
  }

  /** Creates the error with one line for the user, and its cause. */
  public SnapshotException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
