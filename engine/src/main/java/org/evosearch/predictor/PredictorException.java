package org.evosearch.predictor;

/** A predictor cannot be trained or used; the message is one line for the user. */
public final class PredictorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public PredictorException(String message) {
    super(message);
  }

  /** Creates the error with one line for the user and its cause. */
  public PredictorException(String message, Throwable cause) {
    super(message, cause);
  }
}
