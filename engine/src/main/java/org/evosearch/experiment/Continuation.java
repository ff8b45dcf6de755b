package org.evosearch.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.search.BegunRun;
import org.evosearch.search.RunLimits;
import org.evosearch.search.RunRecord;

/**
 * Whether current settings continue a stored run, whichever release began it: everything that
 * results depend on is equal, except its {@link RunLimits}.
 */
final class Continuation {

  private Continuation() {}

  /**
   * The current record with the settings digest of the stored run; empty if they differ in more.
   */
  static Optional<RunRecord> of(RunRecord run, BegunRun begun) {
    try {
      Settings stored = Settings.stored(begun.settings());
      return RunLimits.of(begun.settings()).isPresent()
              && digests(stored, run.dataDigest()).anyMatch(begun.settingsDigest()::equals)
              && identity(stored).equals(identity(Settings.stored(run.settings())))
          ? Optional.of(run.continuing(begun))
          : Optional.empty();
    } catch (SettingsException e) {
      // The settings are not those of a search.
      return Optional.empty();
    }
  }

  /**
   * The current record with the settings digest of the stored run; empty if anything that results
   * depend on differs, limits included.
   *
   * @param recorded maps a digest of settings to the one that the run recorded for it
   */
  static Optional<RunRecord> unchanged(
      RunRecord run, BegunRun begun, UnaryOperator<String> recorded) {
    try {
      Settings stored = Settings.stored(begun.settings());
      return SettingsDigest.identity(stored)
              .equals(SettingsDigest.identity(Settings.stored(run.settings())))
          ? digests(stored, run.dataDigest())
              .filter(digest -> recorded.apply(digest).equals(begun.settingsDigest()))
              .findFirst()
              .map(digest -> run.continuing(new BegunRun(begun.settings(), digest)))
          : Optional.empty();
    } catch (SettingsException e) {
      // The settings are not those of a search.
      return Optional.empty();
    }
  }

  /** The digests of settings and data, by each version of the digest. */
  private static Stream<String> digests(Settings settings, String dataDigest) {
    return Stream.concat(
        Stream.of(SettingsDigest.of(settings, dataDigest)),
        FirstDigest.of(settings, dataDigest).stream());
  }

  private static Map<String, String> identity(Settings settings) {
    Map<String, String> identity = new TreeMap<>(SettingsDigest.identity(settings));
    identity.keySet().removeAll(List.of(RunLimits.GENERATIONS, RunLimits.TRAININGS));
    return identity;
  }
}
