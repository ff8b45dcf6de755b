package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;

/** The progress of searches. */
final class ProgressFigures {

  private static final int MAX_BLOCKS = 200;
  private static final int MAX_POINTS = 400;

  private ProgressFigures() {}

  /** The best fitness after each evaluation; of several seeds the median and the quartiles. */
  static Figure bestSoFar(List<RunGroup> groups) {
    List<Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      add(groups.get(i), i, series, rows);
    }
    return new Figure(
        "best-so-far",
        "Best so far",
        "Largest fitness after each evaluation. Of runs that differ only in their seeds, the line"
            + " is the median and the band reaches from the first to the third quartile. A run that"
            + " has measured nothing by then is behind all others; a line or a band begins where"
            + " none such decides it. Trainings that were stopped early do not count.",
        new Curves(
            Axis.of("evaluations"),
            Axis.above(
                groups.get(0).runs().get(0).objective(),
                series.stream().flatMap(one -> one.points().stream()).mapToDouble(p -> p[1])),
            series),
        new DataTable(
            List.of("series", "evaluations", "first quartile", "median", "third quartile"), rows));
  }

  private static void add(RunGroup group, int color, List<Series> series, List<List<String>> rows) {
    List<double[]> bests = group.runs().stream().map(ProgressFigures::best).toList();
    int longest = bests.stream().mapToInt(best -> best.length).max().orElse(0);
    List<double[]> middle = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (int after : points(longest)) {
      Quartiles spread = Quartiles.of(at(bests, after));
      if (Double.isFinite(spread.median())) {
        middle.add(new double[] {after, spread.median()});
      }
      if (Double.isFinite(spread.first())) {
        band.add(new double[] {after, spread.first(), spread.third()});
      }
      if (Double.isFinite(spread.third())) {
        rows.add(row(group.name(), after, spread));
      }
    }
    if (bests.size() > 1) {
      series.add(new Series(group.name() + " (quartiles)", Style.BAND, band, color));
    }
    series.add(new Series(group.name(), Style.STEP, Thinning.steps(middle), color));
  }

  private static List<String> row(String name, int after, Quartiles spread) {
    return List.of(
        name,
        String.valueOf(after),
        DataTable.number(spread.first()),
        DataTable.number(spread.median()),
        DataTable.number(spread.third()));
  }

  /**
   * The best of each run after some evaluations, at least one; a search that has ended keeps its
   * best.
   */
  static DoubleStream at(List<double[]> bests, int after) {
    return bests.stream()
        .mapToDouble(
            best ->
                best.length == 0
                    ? Double.NEGATIVE_INFINITY
                    : best[Math.min(after, best.length) - 1]);
  }

  private static List<Integer> points(int longest) {
    return Thinning.every(IntStream.rangeClosed(1, longest).boxed().toList(), MAX_POINTS);
  }

  /**
   * The best fitness after each evaluation, from 1 on; negative infinity before anything was
   * measured.
   */
  static double[] best(RunHistory run) {
    double[] best = run.evaluations().stream().mapToDouble(RunHistory::counted).toArray();
    Arrays.parallelPrefix(best, Math::max);
    return best;
  }

  /** Median and quartiles of each generation under the best so far. */
  static Figure quartiles(RunHistory run) {
    List<double[]> best = new ArrayList<>();
    List<double[]> middle = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    double until = Double.NEGATIVE_INFINITY;
    for (Block block : Block.of(run, MAX_BLOCKS)) {
      Quartiles spread = Quartiles.of(block.fitness());
      if (Double.isFinite(spread.median())) {
        until = Math.max(until, block.best());
        if (Double.isFinite(until)) {
          best.add(new double[] {block.position(), until});
        }
        middle.add(new double[] {block.position(), spread.median()});
        band.add(new double[] {block.position(), spread.first(), spread.third()});
        rows.add(row(block.name(), until, spread));
      }
    }
    List<Series> series =
        List.of(
            new Series("quartiles", Style.BAND, band, 1),
            new Series("median", Style.LINE, middle, 1),
            new Series("best so far", Style.STEP, best, 0));
    return quartiles(run, series, rows);
  }

  private static Figure quartiles(RunHistory run, List<Series> series, List<List<String>> rows) {
    return new Figure(
        "quartiles",
        "Population by " + Block.axis(run),
        "Median of the fitness with the range from the first to the third quartile, and the best so"
            + " far.",
        new Curves(Axis.of(Block.axis(run)), Axis.of(run.objective()), series),
        new DataTable(
            List.of(Block.axis(run), "best so far", "first quartile", "median", "third quartile"),
            rows));
  }

  private static List<String> row(String name, double best, Quartiles spread) {
    return List.of(
        name,
        DataTable.number(best),
        DataTable.number(spread.first()),
        DataTable.number(spread.median()),
        DataTable.number(spread.third()));
  }
}
