package org.evosearch.jobs.runner;

/** Executors cannot run trials at all; the message is one line for the user. */
public final class TrialsCannotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public TrialsCannotRun(String message) {
    super(message);
  }
}
