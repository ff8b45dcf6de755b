package org.evosearch.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
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

  /** Of the digest in an id. */
  private static final int DIGITS = 8;

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
  public static RunRecord of(
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
        section
            .optionalText("id")
            .orElseGet(() -> legible(name) + "-" + digest.substring(0, DIGITS));
    if (!isRunId(id)) {
      throw section.invalid("id", ID_RULE);
    }
    return id;
  }

  /** This record with what was read of the run's images. */
  public RunRecord of(DataAccount read) {
    return new RunRecord(
        runId, settings, settingsDigest, dataDigest, protocol, provenance, createdAt, read);
  }

  /** What the user should know of the data, line by line. */
  public List<String> dataLines() {
    return data == null ? List.of() : data.lines();
  }

  /** This record with more facts about where the run is. */
  public RunRecord with(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(provenance);
    all.putAll(facts);
    return new RunRecord(
        runId, settings, settingsDigest, dataDigest, protocol, all, createdAt, data);
  }

  /** This record as that of a run that was begun before, with other limits. */
  public RunRecord continuing(BegunRun begun) {
    return new RunRecord(
        runId, settings, begun.settingsDigest(), dataDigest, protocol, provenance, createdAt, data);
  }

  /** This record under another name. */
  public RunRecord named(String id) {
    return new RunRecord(
        id, settings, settingsDigest, dataDigest, protocol, provenance, createdAt, data);
  }

  /** The id of this run with another digest, where its own digest is part of its id. */
  public String idWith(String digest) {
    return runId.replaceAll(
        "-" + settingsDigest.substring(0, DIGITS) + "$", "-" + digest.substring(0, DIGITS));
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
