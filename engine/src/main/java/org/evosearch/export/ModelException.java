package org.evosearch.export;

import org.jspecify.annotations.Nullable;

/** A model cannot be read or exported. The message is one line for the user. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public ModelException(String message) {
    super(message);
  }

  /** Creates the error with one line for the user and what caused it. */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
