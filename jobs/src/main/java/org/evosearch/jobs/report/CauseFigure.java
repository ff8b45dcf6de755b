package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.jobs.report.Plot.BarSeries;
import org.evosearch.jobs.report.Plot.Bars;
import org.evosearch.jobs.report.Plot.Form;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Outcome;

/** Causes why trials have no measurement of their own. */
final class CauseFigure {

  private static final String REUSED = "outcome reused";

  private CauseFigure() {}

  /** The figure; empty where every trial was run and measured. */
  static Optional<Figure> of(RunHistory run) {
    Map<String, List<TrialRecord>> causes = new LinkedHashMap<>();
    run.generations().stream()
        .flatMap(generation -> generation.trials().stream())
        .forEach(
            trial ->
                cause(trial)
                    .ifPresent(
                        c -> causes.computeIfAbsent(c, key -> new ArrayList<>()).add(trial)));
    return causes.isEmpty() ? Optional.empty() : Optional.of(figure(causes));
  }

  private static Optional<String> cause(TrialRecord trial) {
    if (trial.reusedFrom() != null) {
      return Optional.of(REUSED);
    }
    return trial.outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.kind().key())
        : Optional.empty();
  }

  private static Figure figure(Map<String, List<TrialRecord>> causes) {
    List<Double> counts = causes.values().stream().map(trials -> (double) trials.size()).toList();
    return new Figure(
        "causes",
        "Failures and reuse",
        "Trials that failed, by cause, and those whose outcome was taken from an earlier trial of"
            + " the same network.",
        new Bars(
            "trials",
            List.copyOf(causes.keySet()),
            List.of(new BarSeries("trials", counts, 1)),
            Form.HORIZONTAL),
        new DataTable(
            List.of("cause", "trials", "seconds", "example"),
            causes.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList()));
  }

  private static List<String> row(String cause, List<TrialRecord> trials) {
    double seconds =
        trials.stream()
            .filter(TrialRecord::wasRun)
            .mapToDouble(trial -> trial.outcome().execution().wallSeconds())
            .sum();
    String example =
        trials.get(0).outcome() instanceof Outcome.Failed failed && !cause.equals(REUSED)
            ? failed.message()
            : "";
    return List.of(cause, String.valueOf(trials.size()), DataTable.number(seconds), example);
  }
}
