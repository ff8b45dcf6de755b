package org.evosearch.jobs.store.audit;

import java.util.Optional;

/**
 * A run that was verified.
 *
 * @param runId the run
 * @param damages how many were reported
 * @param generations how many could be read
 * @param trials in those
 * @param head SHA-256 of the last fitness file; of the run's file where there is none; empty if the
 *     last one cannot be read
 */
public record VerifiedRun(
    String runId, long damages, int generations, long trials, Optional<String> head) {

  /** Whether no damage was found. */
  public boolean isSound() {
    return damages == 0;
  }
}
