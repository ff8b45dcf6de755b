package org.evosearch.search;

import java.time.Instant;
import java.util.Map;

/**
 * What is recorded of a run before its first generation.
 *
 * @param runId letters, digits, points, underscores and hyphens
 * @param settings the effective settings, as JSON
 * @param settingsDigest SHA-256, in hex, of all settings that results depend on, data included
 * @param dataDigest SHA-256, in hex, of the data set
 * @param provenance versions and platform, by name
 * @param createdAt when the run began
 */
public record RunRecord(
    String runId,
    String settings,
    String settingsDigest,
    String dataDigest,
    Map<String, String> provenance,
    Instant createdAt) {

  /** Checks the run's id and copies the map. */
  public RunRecord {
    if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
      throw new IllegalArgumentException(
          "Invalid run id: " + runId + " (letters, digits, '.', '_' and '-', 128 at most)");
    }
    provenance = Map.copyOf(provenance);
  }
}
