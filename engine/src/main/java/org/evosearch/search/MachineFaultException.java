package org.evosearch.search;

/** The machines failed, not the candidates; the message is one line with the remedy. */
public final class MachineFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public MachineFaultException(String message) {
    super(message);
  }
}
