package org.evosearch.training;

import org.evosearch.trial.FailureKind;

/** Signals that a trial has failed; the failure is its outcome. */
public final class TrialFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /** Creates the failure with one line for the user. */
  public TrialFailure(FailureKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Why the trial failed. */
  public FailureKind kind() {
    return kind;
  }
}
