package org.evosearch.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.jobs.report.Plot.BarSeries;
import org.evosearch.jobs.report.Plot.Bars;
import org.evosearch.jobs.report.Plot.Form;
import org.evosearch.search.TrialRecord;

/** The genes in which the best trials differ most from all. */
final class ImportanceFigure {

  private static final double BEST = 0.1;
  private static final int FEWEST = 20;
  private static final int MAX_TRIALS = 50_000;
  private static final int MAX_BARS = 15;

  /** Smaller importances have no bar. */
  private static final double SMALLEST = 1e-3;

  private ImportanceFigure() {}

  /** The figure; empty where there are too few trials, or what was searched has no genes. */
  static Optional<Figure> of(RunHistory run) {
    List<TrialRecord> trials =
        Thinning.every(
            run.comparable().filter(trial -> trial.fitness().isPresent()).toList(), MAX_TRIALS);
    if (trials.size() < FEWEST || isOfSupernet(trials.get(0))) {
      return Optional.empty();
    }
    Map<String, Double> importance = importance(run, trials);
    return importance.isEmpty() ? Optional.empty() : Optional.of(figure(importance, trials.size()));
  }

  private static boolean isOfSupernet(TrialRecord trial) {
    try {
      SupernetStep.parse(trial.genotype());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, Double> importance(RunHistory run, List<TrialRecord> trials) {
    GeneReader reader = new GeneReader(run);
    List<TrialRecord> ranked =
        trials.stream()
            .sorted(Comparator.comparingDouble(t -> -t.fitness().orElse(Double.NaN)))
            .toList();
    int best = Math.max(2, (int) Math.ceil(BEST * ranked.size()));
    List<Map<String, Object>> genes = ranked.stream().map(reader::genes).toList();
    return new PedAnova(genes, genes.subList(0, best)).importance();
  }

  private static Figure figure(Map<String, Double> importance, int trials) {
    List<Map.Entry<String, Double>> largest =
        importance.entrySet().stream()
            .filter(entry -> entry.getValue() >= SMALLEST)
            .limit(MAX_BARS)
            .toList();
    return new Figure(
        "importance",
        "Importance of choices",
        "How far the best tenth of "
            + String.format(Locale.ROOT, "%,d", trials)
            + " trials differs from all in each gene (conditional PED-ANOVA), in a sum of 1. Trials"
            + " of a search are no fair sample of its space: it shows what mattered among what was"
            + " tried.",
        new Bars(
            "importance",
            largest.stream().map(Map.Entry::getKey).toList(),
            List.of(
                new BarSeries("importance", largest.stream().map(Map.Entry::getValue).toList(), 0)),
            Form.HORIZONTAL),
        new DataTable(
            List.of("gene", "importance"),
            importance.entrySet().stream()
                .limit(10L * MAX_BARS)
                .map(entry -> List.of(entry.getKey(), DataTable.number(entry.getValue())))
                .toList()));
  }
}
