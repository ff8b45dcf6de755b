package org.evosearch.experiment;

import java.util.List;
import java.util.Optional;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.search.BegunRun;
import org.evosearch.search.RunLimits;
import org.evosearch.search.RunRecord;

/** Whether settings differ from those of a run that has begun in its {@link RunLimits} only. */
final class RaisedSettings {

  private RaisedSettings() {}

  /** The record of the run that has begun, with the limits of this one; empty if more differs. */
  static Optional<RunRecord> continuing(RunRecord run, BegunRun begun) {
    return RunLimits.of(begun.settings())
        .filter(
            limits -> digestWith(limits, run).filter(begun.settingsDigest()::equals).isPresent())
        .map(limits -> run.continuing(begun));
  }

  private static Optional<String> digestWith(RunLimits limits, RunRecord run) {
    try {
      List<String> others =
          List.of(
              RunLimits.GENERATIONS + "=" + limits.generations(),
              RunLimits.TRAININGS + "=" + limits.trainings());
      return Optional.of(
          SettingsDigest.of(Settings.parse(run.settings(), others), run.dataDigest()));
    } catch (SettingsException e) {
      // Settings that are none of a search have no limits.
      return Optional.empty();
    }
  }
}
