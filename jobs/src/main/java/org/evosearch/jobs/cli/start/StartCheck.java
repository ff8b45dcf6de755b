package org.evosearch.jobs.cli.start;

import java.util.List;
import java.util.Optional;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.settings.NamedInputs;
import org.evosearch.jobs.tracking.MlflowSettings;

/**
 * The check of what settings ask for beside an experiment, before data are read and Spark starts:
 * queries over earlier runs, servers, and inputs that would be ignored.
 */
public final class StartCheck {

  private StartCheck() {}

  /**
   * Checks the settings of a search.
   *
   * @throws SettingsException if one is wrong
   */
  public static void ofSearch(Settings settings) {
    NamedInputs.requireUsed(settings.root());
    check(settings);
  }

  /**
   * Checks the settings of several searches; an input is used if one of them uses it.
   *
   * @throws SettingsException as {@link #ofSearch}
   */
  public static void ofSearches(List<Settings> all) {
    List<SettingsException> ignored =
        all.stream().map(one -> NamedInputs.ignored(one.root())).flatMap(Optional::stream).toList();
    if (!ignored.isEmpty() && ignored.size() == all.size()) {
      throw ignored.get(0);
    }
    all.forEach(StartCheck::check);
  }

  /**
   * Checks the settings of a final training.
   *
   * @throws SettingsException if one is wrong
   */
  public static void ofFinalTraining(Settings settings) {
    // A user and a password in an address would be printed and recorded.
    MlflowSettings.check(settings);
  }

  private static void check(Settings settings) {
    MlflowSettings.check(settings);
    WarmStart.check(settings);
  }
}
