package org.evosearch.experiment;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.inheritance.Inheritance;

/** The identity of what a run's results depend on. */
final class SettingsDigest {

  private static final List<String> PLACES =
      List.of(
          "dataset.path",
          "dataset.placement",
          "evaluation.predictor.file",
          "evaluation.tabular.table",
          "evaluation.tabular.joined",
          "search.warm-start.store",
          "search.warm-start.allow-files",
          "search.budget",
          "search.machine-faults");

  private static final Map<List<String>, String> NEUTRAL =
      Map.of(
          List.of("training", "statistics"), "running",
          List.of("space", "layered", "crossover"), "none");

  private SettingsDigest() {}

  /**
   * SHA-256, in hex, over the settings that results depend on: of spaces, strategies and
   * evaluations the chosen ones only, and of the data its digest and not its place. What a search
   * may cost is left out: with more of it, the same run goes on.
   */
  static String of(Settings settings, String dataDigest) {
    Section root = settings.root();
    List<String> relevant = new ArrayList<>(List.of("run.seed", "search", "budget"));
    for (String chosen : List.of("space", "strategy")) {
      relevant.add(chosen + ".name");
      relevant.add(ConfigUtil.joinPath(chosen, root.section(chosen).text("name")));
    }
    relevant.addAll(evaluation(root));
    List<String> excluded = new ArrayList<>(PLACES);
    NEUTRAL.forEach((key, value) -> excludeNeutral(root, key, value, excluded));
    return Fingerprint.ofText(settings.json(relevant, excluded) + dataDigest).hex();
  }

  /** Runs that began before a key was there go on with the value that changes nothing. */
  private static void excludeNeutral(
      Section root, List<String> key, String value, List<String> excluded) {
    Section section = root;
    for (String name : key.subList(0, key.size() - 1)) {
      section = section.section(name);
    }
    if (section.text(key.get(key.size() - 1)).equals(value)) {
      excluded.add(String.join(".", key));
    }
  }

  private static List<String> evaluation(Section root) {
    return switch (root.section("evaluation").text("name")) {
      case "trained" -> trained(root);
      case "supernet" ->
          List.of("evaluation.name", "evaluation.supernet", "dataset", "training", "limits");
      case "zero-cost" -> List.of("evaluation.name", "evaluation.zero-cost", "dataset", "limits");
      case "predictor" ->
          List.of(
              "evaluation.name",
              "evaluation.predictor",
              "evaluation.tabular",
              "dataset",
              "limits.threads");
      default -> List.of("evaluation.name", "evaluation.tabular");
    };
  }

  private static List<String> trained(Section root) {
    List<String> relevant =
        new ArrayList<>(List.of("evaluation.name", "dataset", "training", "limits"));
    if (InheritanceSettings.rule(root) != Inheritance.NONE) {
      relevant.add("evaluation.trained");
    }
    if (PrefilterSettings.of(root).isPresent()) {
      relevant.add("evaluation.zero-cost");
    }
    return relevant;
  }
}
