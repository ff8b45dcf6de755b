package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;

/** The distribution of the best fitness of the runs of a group after a number of evaluations. */
final class AttainmentFigure {

  private AttainmentFigure() {}

  /**
   * The empirical distributions of the best after as many evaluations as all runs have had that
   * have any.
   */
  static Figure of(List<RunGroup> groups) {
    List<List<double[]>> bests =
        groups.stream()
            .map(group -> group.runs().stream().map(ProgressFigures::best).toList())
            .toList();
    int after =
        bests.stream()
            .flatMap(List::stream)
            .mapToInt(best -> best.length)
            .filter(length -> length > 0)
            .min()
            .orElse(0);
    List<double[]> reached = bests.stream().map(group -> reached(group, after)).toList();
    return new Figure(
        "attainment",
        "Best after " + after + " evaluations",
        "Share of the runs of each group whose best fitness after "
            + after
            + " evaluations is at most the value below: the further to the right, the better. A"
            + " curve begins at the share of the runs that have measured nothing by then.",
        new Curves(
            Axis.of(groups.get(0).runs().get(0).objective()),
            Axis.of("share of runs"),
            series(groups, reached)),
        table(groups, reached));
  }

  private static double[] reached(List<double[]> bests, int after) {
    return ProgressFigures.at(bests, after).sorted().toArray();
  }

  private static List<Series> series(List<RunGroup> groups, List<double[]> reached) {
    return IntStream.range(0, groups.size())
        .mapToObj(i -> new Series(groups.get(i).name(), Style.STEP, steps(reached.get(i)), i))
        .toList();
  }

  private static DataTable table(List<RunGroup> groups, List<double[]> reached) {
    List<String> heading = new ArrayList<>(List.of("group", "runs"));
    heading.addAll(Quartiles.NAMES);
    return new DataTable(
        heading,
        IntStream.range(0, groups.size())
            .mapToObj(i -> row(groups.get(i).name(), reached.get(i)))
            .toList());
  }

  private static List<double[]> steps(double[] sorted) {
    List<double[]> steps = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      if (Double.isFinite(sorted[i])) {
        steps.add(new double[] {sorted[i], i / (double) sorted.length});
        steps.add(new double[] {sorted[i], (i + 1) / (double) sorted.length});
      }
    }
    return steps;
  }

  private static List<String> row(String name, double[] values) {
    List<String> row = new ArrayList<>(List.of(name, String.valueOf(values.length)));
    row.addAll(Quartiles.of(Arrays.stream(values)).texts());
    return row;
  }
}
