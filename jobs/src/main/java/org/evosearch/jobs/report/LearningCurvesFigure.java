package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/** How networks learned: the hall of fame against the others. */
final class LearningCurvesFigure {

  private static final int MAX_OTHER_CURVES = 80;
  private static final int MAX_WINNERS = 8;

  private LearningCurvesFigure() {}

  /** The figure; empty where nothing was trained for two epochs. */
  static Optional<Figure> of(RunHistory run) {
    List<TrialRecord> trained = run.searched().filter(trial -> curve(trial).size() > 1).toList();
    if (trained.isEmpty()) {
      return Optional.empty();
    }
    Set<TrialId> kept =
        run.archive("hall-of-fame").stream()
            .map(ArchiveEntry::id)
            .limit(MAX_WINNERS)
            .collect(Collectors.toSet());
    List<TrialRecord> winners =
        trained.stream().filter(trial -> kept.contains(trial.trial().id())).toList();
    List<TrialRecord> others =
        Thinning.every(
            trained.stream().filter(trial -> !kept.contains(trial.trial().id())).toList(),
            MAX_OTHER_CURVES);
    return Optional.of(figure(winners, others, trained.size()));
  }

  private static List<Epoch> curve(TrialRecord trial) {
    return trial.reusedFrom() == null && trial.outcome() instanceof Outcome.Measured measured
        ? measured.curve()
        : List.of();
  }

  private static Figure figure(List<TrialRecord> winners, List<TrialRecord> others, int trained) {
    boolean accuracy =
        winners.stream()
            .flatMap(trial -> curve(trial).stream())
            .allMatch(epoch -> Double.isFinite(epoch.validationAccuracy()));
    List<Series> series = new ArrayList<>();
    others.forEach(trial -> series.add(series(trial, "others", Style.FAINT, accuracy, 0)));
    winners.forEach(
        trial ->
            series.add(
                series(
                    trial,
                    trial.trial().id().toString(),
                    Style.LINE,
                    accuracy,
                    series.size() - others.size())));
    return new Figure(
        "learning-curves",
        "Learning curves",
        "Networks in the hall of fame, by generation and place, over "
            + others.size()
            + " of the "
            + (trained - winners.size())
            + " other networks that were trained (gray).",
        new Curves(
            Axis.of("epoch"),
            accuracy
                ? Axis.above("validation accuracy in %", heights(series))
                : Axis.of("training loss in nats"),
            series),
        new DataTable(
            List.of("trial", "epoch", "training loss", "validation accuracy", "seconds"),
            rows(winners)));
  }

  private static DoubleStream heights(List<Series> series) {
    return series.stream().flatMap(one -> one.points().stream()).mapToDouble(point -> point[1]);
  }

  private static Series series(
      TrialRecord trial, String name, Style style, boolean accuracy, int color) {
    List<double[]> points =
        curve(trial).stream()
            .map(
                epoch ->
                    new double[] {
                      epoch.epoch(), accuracy ? epoch.validationAccuracy() : epoch.trainLoss()
                    })
            .filter(point -> Double.isFinite(point[1]))
            .toList();
    return new Series(name, style, points, color);
  }

  private static List<List<String>> rows(List<TrialRecord> winners) {
    return winners.stream()
        .flatMap(
            trial ->
                IntStream.range(0, curve(trial).size())
                    .mapToObj(i -> row(trial, curve(trial).get(i))))
        .toList();
  }

  private static List<String> row(TrialRecord trial, Epoch epoch) {
    return List.of(
        trial.trial().id().toString(),
        String.valueOf(epoch.epoch()),
        DataTable.number(epoch.trainLoss()),
        DataTable.number(epoch.validationAccuracy()),
        DataTable.number(epoch.seconds()));
  }
}
