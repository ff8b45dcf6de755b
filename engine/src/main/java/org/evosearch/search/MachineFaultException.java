package org.evosearch.search;

/** The machines, not the candidates, fail; the message is one line and says what to do. */
public final class MachineFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public MachineFaultException(String message) {
    super(message);
  }
}
