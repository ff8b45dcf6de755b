package org.evosearch.jobs.store.compaction;

import java.util.Optional;
import org.evosearch.config.Settings;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.RunLimits;

/**
 * Whether a run has ended, by its store.
 *
 * @param status the run's
 * @param hasFinalReEvaluation whether its last generation is the final re-evaluation
 */
record RunEnd(RunStatus status, boolean hasFinalReEvaluation) {

  /** As a driver records it that was sent a signal; the same command resumes its run. */
  private static final String BY_SIGNAL = "stopped by signal";

  /** Why the run may go on; empty if it has ended, unless somebody raises its limits. */
  Optional<String> mayGoOn() {
    if (!status.open().isEmpty()) {
      return Optional.of("generation " + status.open().get(0).generation() + " is not committed");
    }
    if (hasFinalReEvaluation) {
      return Optional.empty();
    }
    String stopped = status.committed().stopped();
    if (stopped.startsWith(BY_SIGNAL)) {
      return Optional.of("it was " + stopped);
    }
    Optional<RunLimits> limits =
        status.committed().limits().or(() -> RunLimits.of(status.begun().settings()));
    boolean isDone =
        !stopped.isEmpty()
            || limits.isEmpty()
            || (limits.get().generations() > 0
                && status.committed().generations() >= limits.get().generations());
    if (!isDone) {
      return Optional.of(
          status.committed().generations()
              + " of "
              + limits.get().generations()
              + " generations are committed");
    }
    return isReEvaluated()
        ? Optional.of("its final re-evaluation is not committed")
        : Optional.empty();
  }

  private boolean isReEvaluated() {
    Settings settings = Settings.stored(status.begun().settings()).overDefaults();
    return settings.root().section("search").section("re-score").whole("seeds", 0) > 0;
  }
}
