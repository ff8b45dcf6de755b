package org.evosearch.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataAccount;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a run before its first generation.
 *
 * @param runId letters, digits, points, underscores and hyphens
 * @param settings the effective settings, as JSON
 * @param settingsDigest SHA-256, in hex, of all settings that results depend on, data included
 * @param dataDigest SHA-256, in hex, of the data set
 * @param protocol what the search may see
 * @param provenance versions and platform, by name
 * @param createdAt when the run began
 * @param data what was read of its images, null where it has none
 */
public record RunRecord(
    String runId,
    String settings,
    String settingsDigest,
    String dataDigest,
    Protocol protocol,
    Map<String, String> provenance,
    Instant createdAt,
    @Nullable DataAccount data) {

  /** What a run's id may be, in words. */
  public static final String ID_RULE =
      "letters, digits, '.', '_' and '-', beginning with a letter or digit, 128 at most";

  /** A record of a run without images. */
  public RunRecord(
      String runId,
      String settings,
      String settingsDigest,
      String dataDigest,
      Protocol protocol,
      Map<String, String> provenance,
      Instant createdAt) {
    this(runId, settings, settingsDigest, dataDigest, protocol, provenance, createdAt, null);
  }

  /** Checks the run's id and copies the map. */
  public RunRecord {
    if (!isRunId(runId)) {
      throw new IllegalArgumentException("Invalid run id: " + runId + " (" + ID_RULE + ")");
    }
    provenance = Map.copyOf(provenance);
  }

  /**
   * The record of a run that begins now.
   *
   * @param digest of all that its results depend on
   * @param name from which its id is made where the settings give none
   * @throws org.evosearch.config.SettingsException if the id in the settings is none
   */
  static RunRecord of(
      Settings settings, String digest, String dataDigest, Protocol protocol, String name) {
    return new RunRecord(
        runId(settings.root().section("run"), name, digest),
        settings.json(),
        digest,
        dataDigest,
        protocol,
        Provenance.facts(),
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        null);
  }

  private static String runId(Section section, String name, String digest) {
    String id =
        section.optionalText("id").orElseGet(() -> legible(name) + "-" + digest.substring(0, 8));
    if (!isRunId(id)) {
      throw section.invalid("id", ID_RULE);
    }
    return id;
  }

  /** This record with what was read of the run's images. */
  RunRecord of(DataAccount read) {
    return new RunRecord(
        runId, settings, settingsDigest, dataDigest, protocol, provenance, createdAt, read);
  }

  /** What the user should know of the data, line by line. */
  List<String> dataLines() {
    return data == null ? List.of() : data.lines();
  }

  /** This record with more facts about where the run is. */
  RunRecord with(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(provenance);
    all.putAll(facts);
    return new RunRecord(
        runId, settings, settingsDigest, dataDigest, protocol, all, createdAt, data);
  }

  /**
   * This record as one of a run that was begun with other {@linkplain RunLimits limits}, and that
   * may go on with these.
   *
   * @param begunWith the settings of that run, as JSON
   * @param digest of those settings
   * @return empty if anything else differs
   */
  public Optional<RunRecord> continuing(String begunWith, String digest) {
    return RunLimits.of(begunWith)
        .filter(limits -> digestWith(limits).filter(digest::equals).isPresent())
        .map(limits -> withDigest(digest));
  }

  private Optional<String> digestWith(RunLimits limits) {
    try {
      List<String> others =
          List.of(
              RunLimits.GENERATIONS + "=" + limits.generations(),
              RunLimits.TRAININGS + "=" + limits.trainings());
      return Optional.of(SettingsDigest.of(Settings.parse(settings, others), dataDigest));
    } catch (SettingsException e) {
      // Settings that are none of a search have no limits.
      return Optional.empty();
    }
  }

  private RunRecord withDigest(String digest) {
    return new RunRecord(
        runId, settings, digest, dataDigest, protocol, provenance, createdAt, data);
  }

  /** Whether a text can be the id of a run. */
  public static boolean isRunId(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  }

  /** A name made fit to begin an id: what ids may not have is a hyphen. */
  static String legible(String name) {
    String legible = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return legible.isEmpty() ? "run" : legible.substring(0, Math.min(legible.length(), 100));
  }
}
