package org.evosearch.jobs.store.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.search.FailureTally;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.CostAccount;

/**
 * What a run has done and is doing, read from its store.
 *
 * @param runId the run
 * @param begun how it was begun
 * @param committed its committed generations
 * @param open generations that are running, in order
 */
public record RunStatus(String runId, Begun begun, Committed committed, List<Open> open) {

  /**
   * How a run was begun.
   *
   * @param settings as JSON
   * @param at when
   */
  public record Begun(String settings, Instant at) {}

  /**
   * The committed generations of a run.
   *
   * @param generations how many there are
   * @param trials of all of them
   * @param limits as they were raised last, empty if they never were
   * @param last when the last one was committed, empty if there is none
   * @param stopped why the search stopped at the last one, empty if it did not
   */
  public record Committed(
      int generations,
      Trials trials,
      Optional<RunLimits> limits,
      Optional<Instant> last,
      String stopped) {}

  /**
   * Trials of committed generations.
   *
   * @param reused how many took the outcome of another trial
   * @param failures of the trials that were run
   * @param best the largest fitness, empty if there is none
   * @param costs what they have cost
   * @param rungs how many were run on each rung, those of them that ended early, and the best
   *     fitness there; empty if all training runs are equally long
   */
  public record Trials(
      int reused, FailureTally failures, OptionalDouble best, CostAccount costs, List<Rung> rungs) {

    /** Copies the list. */
    public Trials {
      rungs = List.copyOf(rungs);
    }
  }

  /**
   * The trials on a rung.
   *
   * @param trials that were run
   * @param stopped trials among them that ended early
   * @param best the largest fitness, empty if there is none
   */
  public record Rung(int trials, int stopped, OptionalDouble best) {

    Rung with(boolean isStopped, OptionalDouble fitness) {
      return new Rung(trials + 1, stopped + (isStopped ? 1 : 0), larger(best, fitness));
    }

    static OptionalDouble larger(OptionalDouble one, OptionalDouble other) {
      return one.isEmpty() || (other.isPresent() && other.getAsDouble() > one.getAsDouble())
          ? other
          : one;
    }
  }

  /**
   * A generation that is not committed.
   *
   * @param generation from 0
   * @param plan its number of trials, empty if a driver ended before it wrote that
   * @param finished trials whose outcome is kept
   * @param lastSign when a file of it was last written
   */
  public record Open(int generation, Optional<OpenPlan> plan, int finished, Instant lastSign) {}
}
