package org.evosearch.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DataAccount;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run, written before its first generation.
 *
 * @param runId its id, see {@link #ID_RULE}
 * @param settings the effective settings, as JSON
 * @param settingsDigest SHA-256, in hex, of all settings that results depend on, data included
 * @param data of the search
 * @param protocol what the search may see
 * @param provenance versions and platform, by name
 * @param createdAt when the run began
 */
public record RunRecord(
    String runId,
    String settings,
    String settingsDigest,
    Data data,
    Protocol protocol,
    Map<String, String> provenance,
    Instant createdAt) {

  /**
   * The data of a run.
   *
   * @param digest SHA-256, in hex, of the data set
   * @param account of the images that were read, null if it has none
   */
  public record Data(String digest, @Nullable DataAccount account) {

    /** Data without images. */
    public Data(String digest) {
      this(digest, null);
    }
  }

  /** The rule for run ids, in words. */
  public static final String ID_RULE =
      "letters, digits, '.', '_' and '-', beginning with a letter or digit, 128 at most";

  /** Leading hex digits of the digest that an id contains. */
  private static final int DIGITS = 8;

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
   * @param name from which its id is derived if the settings have none
   * @throws org.evosearch.config.SettingsException if the id in the settings is invalid
   */
  public static RunRecord of(
      Settings settings, String digest, String dataDigest, Protocol protocol, String name) {
    return new RunRecord(
        runId(settings.root().section("run"), name, digest),
        settings.json(),
        digest,
        new Data(dataDigest),
        protocol,
        Provenance.facts(),
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static String runId(Section section, String name, String digest) {
    return givenId(section).orElseGet(() -> legible(name) + "-" + digest.substring(0, DIGITS));
  }

  private static Optional<String> givenId(Section section) {
    Optional<String> id = section.optionalText("id");
    if (id.filter(text -> !isRunId(text)).isPresent()) {
      throw section.invalid("id", ID_RULE);
    }
    return id;
  }

  /**
   * Checks the id in section {@code run}, if there is one.
   *
   * @throws org.evosearch.config.SettingsException if it is invalid
   */
  public static void requireId(Section section) {
    givenId(section);
  }

  /** This record with what was read of the run's images. */
  public RunRecord of(DataAccount read) {
    return new RunRecord(
        runId,
        settings,
        settingsDigest,
        new Data(data.digest(), read),
        protocol,
        provenance,
        createdAt);
  }

  /** SHA-256, in hex, of the data set. */
  public String dataDigest() {
    return data.digest();
  }

  /** Notes on the data for the user, line by line. */
  public List<String> dataLines() {
    return data.account() == null ? List.of() : data.account().lines();
  }

  /** This record with more provenance. */
  public RunRecord with(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(provenance);
    all.putAll(facts);
    return new RunRecord(runId, settings, settingsDigest, data, protocol, all, createdAt);
  }

  /**
   * This record with the settings digest under which the run began, so that the run can be resumed
   * although its limits were raised or its digest is of an earlier version.
   */
  public RunRecord continuing(BegunRun begun) {
    return new RunRecord(
        runId, settings, begun.settingsDigest(), data, protocol, provenance, createdAt);
  }

  /** This record under another name. */
  public RunRecord named(String id) {
    return new RunRecord(id, settings, settingsDigest, data, protocol, provenance, createdAt);
  }

  /** The id of this run with another digest, if its own digest is part of its id; else its id. */
  public String idWith(String digest) {
    return runId.replaceAll(
        "-" + settingsDigest.substring(0, DIGITS) + "$", "-" + digest.substring(0, DIGITS));
  }

  /** Whether a text can be the id of a run. */
  public static boolean isRunId(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  }

  /** A name as the beginning of an id, with hyphens for characters that ids may not have. */
  static String legible(String name) {
    String legible = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return legible.isEmpty() ? "run" : legible.substring(0, Math.min(legible.length(), 100));
  }
}
