package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Scale;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Metric;

/** The objective against the first further one, or the parameters, with the Pareto front. */
final class TradeOffFigure {

  private static final int MAX_DOTS = 2000;
  private static final int MAX_DRAWN = 30;

  private final RunHistory run;
  private final Metric other;
  private final Metric objective;
  private final Networks networks;

  private TradeOffFigure(RunHistory run) {
    this.run = run;
    List<String> further = run.furtherObjectives();
    this.objective = Metric.named(run.objective());
    this.networks = new Networks(run);
    this.other = further.isEmpty() ? Metric.PARAMETERS : Metric.named(further.get(0));
  }

  /** The figure; empty where no front is on record. */
  static Optional<Figure> of(RunHistory run) {
    return Optional.of(new TradeOffFigure(run).figure()).filter(f -> !f.table().rows().isEmpty());
  }

  private Figure figure() {
    List<TrialRecord> front = front();
    List<double[]> all = pointsBeside(front);
    Axis height = Axis.above(objective.key(), all.stream().mapToDouble(point -> point[1]));
    return new Figure(
        "trade-off",
        "Pareto front: " + objective.key() + " and " + other.key(),
        "Marks are the networks that no other surpasses in all objectives. Point at one, or move to"
            + " it with the arrow keys, to see it.",
        new Curves(
            new Axis(other.key(), isWide(all) ? Scale.LOGARITHMIC : Scale.LINEAR),
            height,
            series(all, height, front)),
        new DataTable(
            List.of("trial", other.key(), objective.key(), "network"),
            front.stream().map(this::row).toList()));
  }

  private List<TrialRecord> front() {
    return run.archive("pareto-front").stream()
        .map(ArchiveEntry::id)
        .flatMap(id -> run.trial(id).stream())
        .filter(trial -> point(trial).isPresent())
        .sorted(Comparator.comparingDouble(trial -> point(trial).orElseThrow()[0]))
        .toList();
  }

  /** The trials on the rung of the front: those of other rungs are not comparable to it. */
  private List<double[]> pointsBeside(List<TrialRecord> front) {
    int rung = front.stream().mapToInt(TrialRecord::rung).max().orElse(0);
    return run.searched()
        .filter(trial -> trial.rung() == rung)
        .flatMap(trial -> point(trial).stream())
        .toList();
  }

  private static boolean isWide(List<double[]> all) {
    double low = all.stream().mapToDouble(point -> point[0]).min().orElse(1);
    double high = all.stream().mapToDouble(point -> point[0]).max().orElse(1);
    return low > 0 && high / low > 30;
  }

  private List<Series> series(List<double[]> all, Axis height, List<TrialRecord> front) {
    List<double[]> marks = front.stream().map(trial -> point(trial).orElseThrow()).toList();
    List<String> notes = new ArrayList<>();
    for (TrialRecord trial : front) {
      String drawn = notes.size() < MAX_DRAWN ? networks.svg(trial).orElse("") : "";
      notes.add("<b>" + trial.trial().id() + "</b>" + drawn);
    }
    return List.of(
        new Series("all trials", Style.DOTS, Thinning.dots(all, height, MAX_DOTS), 7),
        new Series("attainment surface", Style.STEP, marks, 0),
        new Series("Pareto front", Style.MARKS, marks, notes, 1));
  }

  private Optional<double[]> point(TrialRecord trial) {
    OptionalDouble x = trial.measurement().value(other);
    OptionalDouble y = trial.measurement().value(objective);
    return x.isPresent() && y.isPresent() && trial.fitness().isPresent()
        ? Optional.of(new double[] {x.getAsDouble(), y.getAsDouble(), 1})
        : Optional.empty();
  }

  private List<String> row(TrialRecord trial) {
    double[] point = point(trial).orElseThrow();
    return List.of(
        trial.trial().id().toString(),
        DataTable.number(point[0]),
        DataTable.number(point[1]),
        String.join(" ", networks.words(trial)));
  }
}
