package org.evosearch.experiment;

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
    List<String> relevant = relevant(settings.root());
    return Fingerprint.ofText(settings.json(relevant, PLACES) + dataDigest).hex();
  }

  /** Each chosen part names what its results depend on. */
  private static List<String> relevant(Section root) {
    List<String> relevant = new ArrayList<>(List.of("run.seed", "search", "budget"));
    EvaluationFactory evaluation =
        EvaluationCatalogue.EVALUATIONS.chosen(root.section("evaluation"));
    relevant.addAll(evaluation.spaces().chosen(root.section("space")).resultKeys(root));
    relevant.addAll(StrategyCatalogue.STRATEGIES.chosen(root.section("strategy")).resultKeys(root));
    relevant.addAll(evaluation.resultKeys(root));
    return relevant;
  }
}
