package org.evosearch.search;

import java.util.List;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;

/** The identity of what a run's results depend on. */
final class SettingsDigest {

  private SettingsDigest() {}

  /**
   * SHA-256, in hex, over the settings that results depend on: of spaces and strategies the chosen
   * ones only, and of the data its digest and not its place.
   */
  static String of(Settings settings, String dataDigest) {
    Section root = settings.root();
    List<String> relevant =
        List.of(
            "run.seed",
            "dataset",
            "space.name",
            "space." + root.section("space").text("name"),
            "strategy.name",
            "strategy." + root.section("strategy").text("name"),
            "search",
            "budget",
            "training",
            "limits");
    return Fingerprint.ofText(settings.json(relevant, "dataset.path") + dataDigest).hex();
  }
}
