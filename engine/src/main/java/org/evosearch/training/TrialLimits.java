package org.evosearch.training;

import java.io.Serializable;
import java.time.Duration;

/**
 * What one trial may take.
 *
 * @param memoryBytes device memory, as estimated before the start; 0 for no limit
 * @param time wall time; zero for no limit
 * @param threads of the CPU; sums are rounded in another order with another number
 */
public record TrialLimits(long memoryBytes, Duration time, int threads) implements Serializable {

  /** One thread, no other limits. */
  public static final TrialLimits NONE = new TrialLimits(0, Duration.ZERO, 1);
}
