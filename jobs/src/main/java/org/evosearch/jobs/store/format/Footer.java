package org.evosearch.jobs.store.format;

import java.util.Map;
import java.util.TreeMap;

/**
 * The key-value metadata in the footer of a file.
 *
 * @param entries values by key
 */
public record Footer(Map<String, String> entries) {

  private static final String TABLE = "evosearch.table";
  private static final String SCHEMA_VERSION = "evosearch.schema_version";
  private static final String RUN_ID = "evosearch.run_id";
  private static final String GENERATION = "evosearch.generation";

  /** SHA-256 of the settings: fitness only. */
  public static final String SETTINGS_DIGEST = "evosearch.settings_digest";

  /** The driver that committed: fitness only. */
  static final String ATTEMPT_ID = "evosearch.attempt_id";

  /** SHA-256 of the fitness file before, of the run's file for generation 0: fitness only. */
  public static final String PREVIOUS = "evosearch.previous_sha256";

  /** The names of all archives, including empty ones, as a JSON array: archives only. */
  static final String ARCHIVES = "evosearch.archives";

  /** Why the search stopped at this generation's commit; absent if it did not: fitness only. */
  public static final String STOPPED = "evosearch.stopped";

  /** Copies the map. */
  public Footer {
    entries = Map.copyOf(entries);
  }

  /** The footer of a table's file for the whole run. */
  public static Footer of(Table table, String runId) {
    return new Footer(
        Map.of(
            TABLE, table.key(),
            SCHEMA_VERSION, String.valueOf(table.schema().version()),
            RUN_ID, runId));
  }

  /** The footer of a table's file for one generation. */
  public static Footer of(Table table, String runId, int generation) {
    return of(table, runId).with(GENERATION, String.valueOf(generation));
  }

  /** The key of the SHA-256 of a file beside a fitness file. */
  public static String digestOf(Table companion) {
    return "evosearch." + companion.key() + "_sha256";
  }

  /** The footer of a driver's commit. */
  public static Footer chain(String settingsDigest, String attemptId, String previous) {
    return new Footer(
        Map.of(SETTINGS_DIGEST, settingsDigest, ATTEMPT_ID, attemptId, PREVIOUS, previous));
  }

  public Footer with(Footer more) {
    Map<String, String> all = new TreeMap<>(entries);
    all.putAll(more.entries);
    return new Footer(all);
  }

  public Footer with(String key, String value) {
    Map<String, String> more = new TreeMap<>(entries);
    more.put(key, value);
    return new Footer(more);
  }

  /** The value of a key, empty if the footer lacks it. */
  public String value(String key) {
    return entries.getOrDefault(key, "");
  }

  /** The version of the schema, 0 if the footer lacks it. */
  int schemaVersion() {
    return Integer.parseInt(entries.getOrDefault(SCHEMA_VERSION, "0"));
  }

  /** Whether this is a footer of that table and run, in whatever version. */
  public boolean isOf(Table table, String runId) {
    return value(TABLE).equals(table.key()) && value(RUN_ID).equals(runId);
  }

  /** Whether this is a footer of that table, run and generation, in whatever version. */
  public boolean isOf(Table table, String runId, int generation) {
    return isOf(table, runId) && value(GENERATION).equals(String.valueOf(generation));
  }
}
