package org.evosearch.jobs.runner;

import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;

/** The outcome of trials that end their process. */
final class Crash {

  private static final String UNKNOWN = "unknown";

  private Crash() {}

  /**
   * The outcome of a trial that ended its process each time, twice when it ran alone.
   *
   * @param attempts how often this driver has started it
   */
  static Outcome.Failed outcome(int attempts) {
    return new Outcome.Failed(
        FailureKind.CRASHED,
        "Its process ended each time, twice of them with no other trial beside it",
        Execution.begun(UNKNOWN, UNKNOWN, attempts));
  }
}
