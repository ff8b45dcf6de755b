package org.evosearch.trial;

import java.util.List;
import org.evosearch.config.Keyed;

/** Why a trial has no metrics. */
public enum FailureKind implements Keyed {
  /** A loss that is not finite, or above the limit. */
  DIVERGED,
  /** More memory needed than allowed, or than there was. */
  OUT_OF_MEMORY,
  /** More time needed than allowed. */
  TIME_LIMIT,
  /** A network that cannot be built. */
  INVALID,
  /** A network without a row, or without a value, in a tabular benchmark. */
  NOT_ON_RECORD,
  /** A network for which a zero-cost proxy is not finite. */
  UNSCORED,
  /** A prefiltered network: others of its generation have better zero-cost scores. */
  PASSED_OVER,
  /** A network that is known to exceed a limit of the search, so that it was not evaluated. */
  INFEASIBLE,
  /** A process that ended with it. */
  CRASHED,
  /** Any other error of the evaluation. */
  ERROR;

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException if it is no key
   */
  public static FailureKind of(String key) {
    return Keys.find(List.of(values()), FailureKind::key, key, "failure kind");
  }
}
