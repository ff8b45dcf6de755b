package org.evosearch.training;

import java.time.Duration;
import org.evosearch.trial.FailureKind;

/** When a trial's time is up. */
public final class Deadline {

  private final Duration limit;
  private final long start = System.nanoTime();

  /**
   * Starts the clock.
   *
   * @param limit wall time, zero for no limit
   */
  public Deadline(Duration limit) {
    this.limit = limit;
  }

  /**
   * Does nothing before the deadline.
   *
   * @throws TrialFailure after it
   */
  public void check() {
    if (!limit.isZero() && elapsed().compareTo(limit) > 0) {
      throw new TrialFailure(
          FailureKind.TIME_LIMIT, "Not done within " + limit.toMillis() / 1000.0 + " s");
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
