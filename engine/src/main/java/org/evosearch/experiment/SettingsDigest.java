package org.evosearch.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.digest.Sha256;
import org.evosearch.table.TableSettings;

/**
 * The identity of what a run's results depend on, version 2: the settings that differ from their
 * defaults, and the data.
 *
 * <p>The defaults are those in {@code recorded-defaults.json}; younger keys have the current ones.
 * A new key therefore changes no digest as long as its default is neutral, that is, leaves results
 * as they were without the key. The file is extended in one case only: before the default of a
 * younger key changes, the old one is added.
 */
final class SettingsDigest {

  /** Locations, and what a search may cost: a run may be continued with other values of these. */
  static final List<String> PLACES =
      List.of(
          "dataset.file",
          "dataset.path",
          "dataset.placement",
          "dataset.query",
          "dataset.snapshot",
          "dataset.unreadable-limit",
          "evaluation.predictor.file",
          "evaluation.tabular.table",
          "evaluation.tabular.joined",
          "search.archive.store",
          "search.archive.allow-files",
          "search.warm-start.store",
          "search.warm-start.allow-files",
          "search.budget",
          "search.machine-faults");

  /** The defaults at the time of this version. */
  static final Settings RECORDED_SETTINGS = recorded();

  /** The defaults at the time of this version, by key. */
  static final Map<String, String> RECORDED = RECORDED_SETTINGS.values();

  private static final Map<String, String> DEFAULTS = defaults();
  private static final String VERSION = "2";

  private SettingsDigest() {}

  /** SHA-256, in hex, over {@link #identity} and the digest of the data. */
  static String of(Settings settings, String dataDigest) {
    return of(identity(settings), List.of(dataDigest));
  }

  /** SHA-256, in hex, over settings that differ from their defaults, and further texts. */
  static String of(SortedMap<String, String> identity, List<String> others) {
    String lines =
        identity.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n"));
    return Sha256.hex(String.join("\n", VERSION, lines, String.join("\n", others)));
  }

  /**
   * The settings that results depend on, as far as they differ from their defaults: of spaces,
   * strategies and evaluations those of the chosen ones only.
   *
   * @param settings current ones, or those that a run has recorded, where missing keys are younger
   *     than the run
   */
  static SortedMap<String, String> identity(Settings settings) {
    return identity(settings, relevant(settings.overDefaults().root()));
  }

  /** The settings under some keys, as far as they differ from their defaults. */
  static SortedMap<String, String> identity(Settings settings, List<String> relevant) {
    SortedMap<String, String> identity = new TreeMap<>(settings.values(relevant, PLACES));
    // Settings of earlier releases contain the number in place of the placeholder.
    identity.replaceAll((key, value) -> withEpochs(value, settings));
    identity.entrySet().removeIf(entry -> entry.getValue().equals(DEFAULTS.get(entry.getKey())));
    return identity;
  }

  /** Names of columns with the number of epochs that they are for. */
  static String withEpochs(String text, Settings settings) {
    return text.contains(TableSettings.EPOCHS)
        ? text.replace(
            TableSettings.EPOCHS,
            String.valueOf(settings.overDefaults().root().section("budget").whole("epochs", 1)))
        : text;
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>(Settings.defaults().values());
    defaults.putAll(RECORDED);
    return defaults;
  }

  private static Settings recorded() {
    try (InputStream in = SettingsDigest.class.getResourceAsStream("recorded-defaults.json")) {
      byte[] json = Objects.requireNonNull(in).readAllBytes();
      return Settings.stored(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys that results depend on, as each chosen part names them. */
  private static List<String> relevant(Section root) {
    List<String> relevant = new ArrayList<>(List.of("run.seed", "search", "budget"));
    EvaluationFactory evaluation = EvaluationCatalog.EVALUATIONS.chosen(root.section("evaluation"));
    relevant.addAll(evaluation.spaces().chosen(root.section("space")).resultKeys(root));
    relevant.addAll(StrategyCatalog.STRATEGIES.chosen(root.section("strategy")).resultKeys(root));
    relevant.addAll(evaluation.resultKeys(root));
    return relevant;
  }
}
