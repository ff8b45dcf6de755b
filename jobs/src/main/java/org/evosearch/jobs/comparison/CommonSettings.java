package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.settings.QuerySettings;

/**
 * Settings that all variants of a comparison have in common: what is done once for all searches,
 * and what the comparison sets itself. A variant's own values would be passed over.
 *
 * @param all the common settings
 */
record CommonSettings(Settings all) {

  private static final List<String> ALWAYS =
      List.of("store", "spark", "run.id", "run.seed", "dataset.query", "dataset.file");

  /** What determines the answer of a query, and where it is. */
  private static final List<String> OF_QUERIES =
      List.of(
          "dataset.channels",
          "dataset.image-size",
          "dataset.kind",
          "dataset.name",
          "dataset.path",
          "dataset.signal",
          "dataset.snapshot",
          "dataset.tabular",
          "dataset.unreadable-limit");

  private static final String RULE =
      "the same for all variants of a comparison: set it in the file of settings or by -D";
  private static final String SEEDS = "given by --seeds, the same for all variants";
  private static final String NULL = "null";

  /**
   * Refuses a variant that sets one of them to another value.
   *
   * @throws SettingsException naming the key, its value and what is allowed
   */
  void require(Variant variant) {
    Settings own = all.with("variant " + variant.name(), variant.settings(), List.of());
    List<String> keys = keys();
    SortedMap<String, String> common = all.values(keys, List.of());
    own.values(keys, List.of())
        .forEach(
            (key, value) -> {
              if (!value.equals(common.getOrDefault(key, NULL))) {
                throw invalid(own, key, value);
              }
            });
  }

  private List<String> keys() {
    boolean isAsked = QuerySettings.of(all.root().section("dataset")).isPresent();
    return Stream.concat(ALWAYS.stream(), isAsked ? OF_QUERIES.stream() : Stream.empty()).toList();
  }

  /** A value of null has no place that a message could name. */
  private static SettingsException invalid(Settings own, String key, String value) {
    String rule = key.equals("run.seed") ? SEEDS : RULE;
    return value.equals(NULL)
        ? new SettingsException("Invalid " + key + ": " + value + " (" + rule + ")")
        : own.root().invalid(key, rule);
  }
}
