package org.evosearch.training;

/** A checkpoint cannot be used; the message is one line for the user. */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with its reason. */
  CheckpointException(String reason) {
    super("Cannot use the checkpoint: " + reason);
  }
}
