package org.evosearch.experiment;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;

/**
 * The identity of a run's settings, version 1: whole sections, defaults included. Runs that began
 * with it continue with it; it never changes.
 */
final class FirstDigest {

  private static final String TRAINED = "trained";

  private static final Map<String, List<String>> EVALUATIONS =
      Map.of(
          TRAINED,
          List.of("evaluation.name", "dataset", "training", "limits"),
          "supernet",
          List.of("evaluation.name", "evaluation.supernet", "dataset", "training", "limits"),
          "zero-cost",
          List.of("evaluation.name", "evaluation.zero-cost", "dataset", "limits"),
          "predictor",
          List.of(
              "evaluation.name",
              "evaluation.predictor",
              "evaluation.tabular",
              "dataset",
              "limits.threads"),
          "tabular",
          List.of("evaluation.name", "evaluation.tabular"));

  private FirstDigest() {}

  /**
   * SHA-256, in hex, of settings and data.
   *
   * @return empty if the settings are younger than this version, or not those of a search
   */
  static Optional<String> of(Settings settings, String dataDigest) {
    return of(settings, dataDigest, List.of());
  }

  /**
   * The digest that current settings have by this version: without younger keys, and with the
   * recorded defaults of keys that no longer exist.
   */
  static Optional<String> former(Settings settings, String dataDigest) {
    return of(settings.filledFrom(SettingsDigest.RECORDED_SETTINGS), dataDigest, younger(settings));
  }

  private static Optional<String> of(Settings settings, String dataDigest, List<String> younger) {
    try {
      List<String> without =
          Stream.concat(SettingsDigest.PLACES.stream(), younger.stream()).toList();
      return relevant(settings.root())
          .map(relevant -> SettingsDigest.withEpochs(settings.json(relevant, without), settings))
          .map(json -> Fingerprint.ofText(json + dataDigest).hex());
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> relevant(Section root) {
    String evaluation = root.section("evaluation").text("name");
    return Optional.ofNullable(EVALUATIONS.get(evaluation))
        .map(keys -> relevant(root, keys, evaluation.equals(TRAINED) && isFiltered(root)));
  }

  private static List<String> relevant(Section root, List<String> evaluation, boolean isFiltered) {
    List<String> relevant = new ArrayList<>(List.of("run.seed", "search", "budget"));
    for (String chosen : List.of("space", "strategy")) {
      relevant.add(chosen + ".name");
      relevant.add(ConfigUtil.joinPath(chosen, root.section(chosen).text("name")));
    }
    relevant.addAll(evaluation);
    if (isFiltered) {
      relevant.add("evaluation.zero-cost");
    }
    return relevant;
  }

  private static boolean isFiltered(Section root) {
    return root.section("search").section("prefilter").real("share", 0, 1) < 1;
  }

  /** Keys and whole sections that were added after this version. */
  static List<String> younger(Settings settings) {
    return settings.values().keySet().stream()
        .filter(key -> !SettingsDigest.RECORDED.containsKey(key))
        .map(FirstDigest::withSection)
        .distinct()
        .toList();
  }

  /** A key, or the largest section around it that is as young and would otherwise be left empty. */
  private static String withSection(String key) {
    int end = key.lastIndexOf('.');
    return end < 0 || isRecorded(key.substring(0, end)) ? key : withSection(key.substring(0, end));
  }

  private static boolean isRecorded(String section) {
    return SettingsDigest.RECORDED.keySet().stream().anyMatch(key -> key.startsWith(section + "."));
  }
}
