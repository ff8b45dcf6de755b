package org.evosearch.evaluation;

import org.evosearch.training.TrialFailure;
import org.evosearch.trial.FailureKind;

/**
 * How much device memory one trial may take.
 *
 * @param bytes 0 for no limit
 */
record MemoryLimit(long bytes) {

  private static final long MEBIBYTE = 1L << 20;

  /**
   * Refuses what would take too much.
   *
   * @param what would take it
   * @param needed bytes
   * @throws TrialFailure if that is more than the limit
   */
  void check(String what, long needed) {
    if (bytes > 0 && needed > bytes) {
      throw new TrialFailure(
          FailureKind.OUT_OF_MEMORY,
          "%s would need about %s MiB (limit %s MiB)"
              .formatted(what, (needed + MEBIBYTE - 1) / MEBIBYTE, bytes / MEBIBYTE));
    }
  }
}
