package org.evosearch.training;

import java.io.Serializable;
import java.time.Duration;

/**
 * Limits on the resources of one trial.
 *
 * @param memoryBytes device memory, as estimated before the start; 0 for no limit
 * @param time wall time; zero for no limit
 * @param threads number of CPU threads, which determines the order in which sums are rounded
 */
public record TrialLimits(long memoryBytes, Duration time, int threads) implements Serializable {

  /** One thread, no other limits. */
  public static final TrialLimits NONE = new TrialLimits(0, Duration.ZERO, 1);
}
