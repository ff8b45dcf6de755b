package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Boxes;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.report.Plot.Style;
import org.evosearch.search.TrialRecord;

/** All trials of a run, and the distribution of fitness in each generation. */
final class PopulationFigures {

  private static final int MAX_DOTS = 3000;
  private static final int MAX_BOXES = 40;

  private PopulationFigures() {}

  /** A dot for each trial. */
  static Figure scatter(RunHistory run) {
    List<double[]> points = points(run);
    List<List<String>> rows =
        Block.of(run, MAX_BOXES).stream()
            .map(
                block ->
                    List.of(
                        block.name(),
                        String.valueOf(block.trials().size()),
                        String.valueOf(block.fitness().count())))
            .toList();
    return new Figure(
        "population",
        "All trials",
        "One dot for each trial that has a fitness."
            + remark(run)
            + (points.size() > MAX_DOTS
                ? " Dots are joined where they lie close: the larger, the more trials."
                : ""),
        new Curves(
            Axis.of(Block.axis(run)),
            axis(run),
            List.of(
                new Series("trials", Style.DOTS, Thinning.dots(points, axis(run), MAX_DOTS), 0))),
        new DataTable(List.of(Block.axis(run), "trials", "with fitness"), rows));
  }

  private static Axis axis(RunHistory run) {
    return Axis.above(run.objective(), fitness(run));
  }

  private static DoubleStream fitness(RunHistory run) {
    return run.comparable().flatMapToDouble(trial -> trial.fitness().stream());
  }

  /** A remark on the trials below the axis. */
  private static String remark(RunHistory run) {
    Double low = axis(run).low();
    if (low == null) {
      return "";
    }
    long below = fitness(run).filter(value -> value < low).count();
    return (below == 1 ? " One trial lies" : String.format(Locale.ROOT, " %,d trials lie", below))
        + " below the axis, which begins at Tukey's outer fence.";
  }

  private static List<double[]> points(RunHistory run) {
    boolean whole = run.generations().size() == 1;
    List<double[]> points = new ArrayList<>();
    run.comparable()
        .filter(trial -> trial.fitness().isPresent())
        .forEach(trial -> points.add(new double[] {place(trial, whole), fitness(trial), 1}));
    return points;
  }

  private static double place(TrialRecord trial, boolean whole) {
    return whole ? trial.trial().id().index() + 1 : trial.trial().id().generation();
  }

  private static double fitness(TrialRecord trial) {
    return trial.fitness().orElse(Double.NaN);
  }

  /** A box for each generation. */
  static Figure boxes(RunHistory run) {
    List<Block> blocks =
        Block.of(run, MAX_BOXES).stream().filter(b -> b.fitness().findAny().isPresent()).toList();
    List<double[]> boxes =
        blocks.stream().map(block -> Quartiles.of(block.fitness()).toArray()).toList();
    return new Figure(
        "boxes",
        "Distribution by " + Block.axis(run),
        "Boxes reach from the first to the third quartile, whiskers to the smallest and the largest"
            + " fitness; the dot is the mean."
            + remark(run),
        new Boxes(Block.axis(run), axis(run), blocks.stream().map(Block::name).toList(), boxes),
        table(run, blocks));
  }

  private static DataTable table(RunHistory run, List<Block> blocks) {
    List<String> heading = new ArrayList<>(List.of(Block.axis(run)));
    heading.addAll(Quartiles.NAMES);
    return new DataTable(
        heading,
        blocks.stream()
            .map(
                block ->
                    Stream.concat(
                            Stream.of(block.name()), Quartiles.of(block.fitness()).texts().stream())
                        .toList())
            .toList());
  }
}
