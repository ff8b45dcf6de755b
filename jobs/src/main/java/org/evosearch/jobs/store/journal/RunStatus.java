package org.evosearch.jobs.store.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.search.FailureTally;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.Spending;

/**
 * What a run has done and is doing, as its store shows it.
 *
 * @param runId the run
 * @param settings that it was begun with, as JSON
 * @param limits as they were raised last, empty if they never were
 * @param createdAt when it was begun
 * @param generations how many are committed
 * @param reused trials of those that took over an outcome
 * @param failures how the trials that were run failed
 * @param best the largest fitness, if there is any
 * @param spending what its trials have cost
 * @param lastCommit when the last generation was committed
 * @param stopped why the search stopped at its last commit, empty if it did not
 * @param open generations that are on their way, from the first one on
 */
public record RunStatus(
    String runId,
    String settings,
    Optional<RunLimits> limits,
    Instant createdAt,
    int generations,
    int reused,
    FailureTally failures,
    OptionalDouble best,
    Spending spending,
    Optional<Instant> lastCommit,
    String stopped,
    List<Open> open) {

  /**
   * A generation that is not committed.
   *
   * @param generation from 0
   * @param plan what it will have, empty where a driver ended before it said so
   * @param finished trials whose outcome is kept
   * @param lastSign when the last of them was
   */
  public record Open(int generation, Optional<OpenPlan> plan, int finished, Instant lastSign) {}
}
