package org.evosearch.search;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;

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
    return Fingerprint.ofText(settings.json(relevant, PLACES) + dataDigest).hex();
  }

  private static List<String> evaluation(Section root) {
    return switch (root.section("evaluation").text("name")) {
      case "trained" -> trained(root);
      case "supernet" ->
          List.of("evaluation.name", "evaluation.supernet", "dataset", "training", "limits");
      case "control" -> List.of("evaluation.name", "evaluation.control");
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
    if (PrefilterSettings.of(root).isPresent()) {
      relevant.add("evaluation.zero-cost");
    }
    return relevant;
  }
}
