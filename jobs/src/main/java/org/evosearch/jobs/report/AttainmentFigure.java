package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;

/** Which share of the runs of a group reached which fitness after so many evaluations. */
final class AttainmentFigure {

  private AttainmentFigure() {}

  /** The empirical distributions of the best after as many evaluations as all runs have had. */
  static Figure of(List<RunGroup> groups) {
    List<List<double[]>> bests =
        groups.stream()
            .map(group -> group.runs().stream().map(ProgressFigures::best).toList())
            .toList();
    int after = bests.stream().flatMap(List::stream).mapToInt(best -> best.length).min().orElse(0);
    List<Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      double[] values =
          bests.get(i).stream()
              .filter(best -> after > 0)
              .mapToDouble(best -> best[after - 1])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      series.add(new Series(groups.get(i).name(), Style.STEP, steps(values), i));
      rows.add(row(groups.get(i).name(), values));
    }
    return new Figure(
        "attainment",
        "Best after " + after + " evaluations",
        "Share of the runs of each group whose best fitness after "
            + after
            + " evaluations is at most the value below: the further to the right, the better.",
        new Curves(
            Axis.of(groups.get(0).runs().get(0).objective()), Axis.of("share of runs"), series),
        new DataTable(
            List.of(
                "group",
                "runs",
                "smallest",
                "first quartile",
                "median",
                "third quartile",
                "largest",
                "mean"),
            rows));
  }

  private static List<double[]> steps(double[] sorted) {
    List<double[]> steps = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      steps.add(new double[] {sorted[i], i / (double) sorted.length});
      steps.add(new double[] {sorted[i], (i + 1) / (double) sorted.length});
    }
    return steps;
  }

  private static List<String> row(String name, double[] values) {
    List<String> row = new ArrayList<>(List.of(name, String.valueOf(values.length)));
    for (double value : Quartiles.of(Arrays.stream(values)).toArray()) {
      row.add(DataTable.number(value));
    }
    return row;
  }
}
