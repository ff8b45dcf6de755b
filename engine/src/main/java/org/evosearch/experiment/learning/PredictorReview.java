package org.evosearch.experiment.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.experiment.PlanSettings;
import org.evosearch.experiment.PredictorSettings;
import org.evosearch.predictor.Agreement;
import org.evosearch.predictor.PerformancePredictor;
import org.evosearch.predictor.PredictorFile;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Metric;

/**
 * How well a predictor predicts the unseen networks of a table, compared with simpler predictions:
 * linear models of the same rows, and the scores and sizes in the table. A row whose network is
 * isomorphic to that of a seen row does not count: it holds the same network.
 *
 * @param rows number of rows with networks that the predictor has not seen
 * @param isomorphic number of unseen rows whose network the predictor has seen in another row
 * @param lines one for each way to predict, the predictor's first
 */
public record PredictorReview(int rows, int isomorphic, List<Line> lines) {

  /** Metrics that need no training. */
  private static final List<Metric> SIMPLER =
      Stream.concat(
              Stream.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS),
              ProxyCatalog.PROXIES.stream().map(ZeroCostProxy::metric))
          .toList();

  /** Copies the list. */
  public PredictorReview {
    lines = List.copyOf(lines);
  }

  /**
   * One way to predict.
   *
   * @param name of it
   * @param rows that it has a value for
   * @param agreement with what was measured
   */
  public record Line(String name, int rows, Agreement agreement) {}

  /**
   * Reviews the predictor that the settings name.
   *
   * @param formats how tables can be read
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   * @throws org.evosearch.predictor.PredictorException if the predictor cannot be used
   */
  public static PredictorReview of(Settings settings, List<TableFormat> formats) {
    Section root = settings.root();
    PredictorSettings predictor =
        new PredictorSettings(root, PlanSettings.plan(root), new ExperimentData());
    PredictorRecipe recipe = predictor.recipe(formats);
    KnownRows known = KnownRows.of(settings, formats);
    predictor.requireGraphs(known.space());
    Set<String> seen = seen(recipe, known.imageSet());
    List<KnownRows.Row> learned =
        known.rows().stream().filter(row -> seen.contains(row.key())).toList();
    List<KnownRows.Row> unseen = unseen(known, learned);
    List<Line> lines = new ArrayList<>();
    lines.add(predicted(recipe, known, unseen));
    if (!learned.isEmpty()) {
      new LinearBaselines(known, learned)
          .all()
          .forEach((name, value) -> lines.add(line(name, unseen, value)));
    }
    SIMPLER.forEach(metric -> addSimpler(metric, unseen, lines));
    int others = known.rows().size() - learned.size();
    return new PredictorReview(unseen.size(), others - unseen.size(), lines);
  }

  /** The rows of all networks but those that were learned. */
  private static List<KnownRows.Row> unseen(KnownRows known, List<KnownRows.Row> learned) {
    Set<Fingerprint> networks =
        learned.stream().map(known::fingerprint).collect(Collectors.toUnmodifiableSet());
    return known.rows().stream().filter(row -> !networks.contains(known.fingerprint(row))).toList();
  }

  private static Set<String> seen(PredictorRecipe recipe, String imageSet) {
    TrainedPredictor trained = PredictorFile.read(Path.of(recipe.file()));
    return trained.description().tasks().stream()
        .filter(task -> task.name().equals(imageSet))
        .flatMap(task -> task.rows().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Line predicted(PredictorRecipe recipe, KnownRows known, List<KnownRows.Row> rows) {
    try (PerformancePredictor open = recipe.predictor(DeviceSlot.CPU)) {
      double[] scores =
          open.scores(rows.stream().map(known::graph).toList()).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      return new Line("predictor", rows.size(), Agreement.of(scores, measured(rows)));
    }
  }

  private static double[] measured(List<KnownRows.Row> rows) {
    return rows.stream().mapToDouble(KnownRows.Row::accuracy).toArray();
  }

  private static void addSimpler(Metric metric, List<KnownRows.Row> unseen, List<Line> lines) {
    List<KnownRows.Row> rows =
        unseen.stream().filter(row -> row.metric(metric).isPresent()).toList();
    if (!rows.isEmpty()) {
      lines.add(line(metric.key(), rows, row -> row.metric(metric).orElseThrow()));
    }
  }

  private static Line line(
      String name, List<KnownRows.Row> rows, ToDoubleFunction<KnownRows.Row> value) {
    double[] values = rows.stream().mapToDouble(value).toArray();
    return new Line(name, rows.size(), Agreement.of(values, measured(rows)));
  }
}
