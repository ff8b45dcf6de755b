package org.evosearch.jobs.store.journal;

import java.util.Optional;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunLimits;
import org.evosearch.search.RunRecord;

/** Limits of a run that its driver has raised, until a commit records them. */
final class RaisedLimits {

  private final RunRecord run;
  private final Optional<RunLimits> begun;
  private Optional<RunExtension> uncommitted = Optional.empty();

  /**
   * Creates the limits of a driver.
   *
   * @param run with the settings of the driver
   * @param begun limits that the run was begun with; empty if it is not a search
   */
  RaisedLimits(RunRecord run, Optional<RunLimits> begun) {
    this.run = run;
    this.begun = begun;
  }

  /**
   * Compares the driver's limits with the recorded ones.
   *
   * @param raised limits that were raised last, if they were
   * @throws JournalException if those of the driver are lower
   */
  void follow(Optional<RunLimits> raised) {
    Optional<RunLimits> before = raised.or(() -> begun);
    Optional<RunLimits> now = RunLimits.of(run.settings());
    if (before.isPresent() && now.isPresent()) {
      now.get()
          .lowered(before.get())
          .ifPresent(
              lowered -> {
                throw refused(lowered);
              });
      uncommitted =
          now.filter(limits -> !limits.equals(before.get()))
              .map(limits -> RunExtension.of(run, limits));
    }
  }

  private JournalException refused(String lowered) {
    return new JournalException(
        Kind.INVALID,
        "Cannot continue run "
            + run.runId()
            + " with lower limits than before: "
            + lowered
            + "; limits can only be raised, use another run id for a shorter search");
  }

  /** What the next commit has to record. */
  Optional<RunExtension> uncommitted() {
    return uncommitted;
  }

  /** Called when the limits are recorded. */
  void committed() {
    uncommitted = Optional.empty();
  }
}
