package org.evosearch.config;

/**
 * A setting is invalid. The message is one line for the user: where, which key, and what is
 * allowed.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with its line for the user. */
  public SettingsException(String message) {
    super(message);
  }

  /** Creates the error with its line for the user and its cause. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
