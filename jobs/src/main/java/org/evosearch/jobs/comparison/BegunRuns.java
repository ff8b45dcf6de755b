package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.experiment.Experiment;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunObserver;
import org.evosearch.search.BegunRun;
import org.evosearch.search.RunRecord;

/**
 * The runs of a comparison that a store has already.
 *
 * @param store where they are
 * @param hadoop settings of Hadoop's file systems
 */
record BegunRuns(String store, Configuration hadoop) {

  private static final String REMEDY = "begin a new comparison with another --name";

  /**
   * Checks that they were begun with the same settings, before any search runs.
   *
   * @param entrants all searches
   * @param common settings that they have in common
   * @param experiments of each variant, with one of the seeds
   * @throws org.evosearch.search.JournalException if the settings of a run are others
   */
  void requireSame(
      List<Entrant> entrants, Settings common, Map<Variant, Experiment<?>> experiments) {
    Set<String> present = Set.copyOf(new RunObserver(store, hadoop).runs());
    ParquetJournal journal = new ParquetJournal(store, hadoop);
    for (Entrant entrant : entrants) {
      Experiment<?> experiment = experiments.get(entrant.variant());
      if (experiment != null && present.contains(entrant.runId())) {
        journal
            .begun(entrant.runId())
            .flatMap(begun -> other(experiment, entrant.settings(common), begun))
            .ifPresent(run -> journal.requireSame(run, REMEDY));
      }
    }
  }

  /** The record of today's settings, if the run was begun with others. */
  private static Optional<RunRecord> other(
      Experiment<?> experiment, Settings settings, BegunRun begun) {
    RunRecord today =
        WholeRunJournal.stored(
            experiment, experiment.recordOf(settings, begun, WholeRunJournal.digests(experiment)));
    return Optional.of(today).filter(run -> !run.settingsDigest().equals(begun.settingsDigest()));
  }
}
