package org.evosearch.jobs.store.compaction;

import java.util.Optional;
import org.evosearch.config.Settings;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.RunLimits;

/**
 * Whether a run has ended, by its store.
 *
 * @param status of the run
 * @param hasFinalReEvaluation whether its last generation is the final re-evaluation
 */
record RunEnd(RunStatus status, boolean hasFinalReEvaluation) {

  /** Begins the recorded reason if a driver received a signal; the same command resumes its run. */
  private static final String BY_SIGNAL = "stopped by signal";

  /** Why the run may be resumed; empty if it has ended, unless its limits are raised. */
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
    return asksForReEvaluation()
        ? Optional.of("its final re-evaluation is not committed")
        : Optional.empty();
  }

  private boolean asksForReEvaluation() {
    Settings settings = Settings.stored(status.begun().settings()).overDefaults();
    return settings.root().section("search").section("re-score").whole("seeds", 0) > 0;
  }
}
