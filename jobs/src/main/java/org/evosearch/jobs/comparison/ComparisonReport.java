package org.evosearch.jobs.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.jobs.comparison.VariantStatistics.Waiting;

/**
 * The table of a comparison: a heading and one row of cells for each variant.
 *
 * @param statistics the variants; others are tested against the first one
 * @param goals the optimum of the table that is searched, empty if it is not known
 * @param checkpoints numbers of evaluations or epochs after which searches are compared
 * @param yardstick the unit of checkpoints
 * @param verb what was done with a network, such as {@code looked up}
 */
record ComparisonReport(
    List<VariantStatistics> statistics,
    Optional<Goals> goals,
    List<Integer> checkpoints,
    Yardstick yardstick,
    String verb) {

  /** Share of the exact hypervolume at which a search counts as done. */
  static final double ENOUGH = 0.95;

  /** Marks a checkpoint that not all searches reached. */
  static final String ENDED = " *";

  /** Copies the lists. */
  ComparisonReport {
    statistics = List.copyOf(statistics);
    checkpoints = List.copyOf(checkpoints);
  }

  /**
   * The best results that a table allows.
   *
   * @param optimum the largest fitness
   * @param near what counts as near the optimum
   * @param front the exact Pareto front, empty if there is one objective
   */
  record Goals(Optimum optimum, Near near, Optional<ExactFront> front) {

    /**
     * What counts as near the optimum.
     *
     * @param label of its column
     * @param threshold the smallest fitness
     */
    record Near(String label, double threshold) {}

    private OptionalInt near(Trajectory trajectory) {
      return trajectory.until(fitness -> fitness >= near.threshold());
    }

    private OptionalInt nearOnTest(Trajectory trajectory) {
      return trajectory.untilTest(near.threshold());
    }
  }

  /** A column of the table. */
  private record Column(String heading, Function<VariantStatistics, String> cell) {}

  List<String> heading() {
    return Stream.concat(columns().stream().map(Column::heading), Stream.of("ahead", "p")).toList();
  }

  List<List<String>> rows() {
    List<Column> columns = columns();
    return IntStream.range(0, statistics.size())
        .mapToObj(
            i ->
                Stream.concat(
                        columns.stream().map(column -> column.cell().apply(statistics.get(i))),
                        i == 0 ? Stream.of("", "") : tests(statistics.get(i)))
                    .toList())
        .toList();
  }

  private List<Column> columns() {
    return Stream.of(
            Stream.of(
                new Column("variant", VariantStatistics::variant),
                new Column("seeds", standing -> String.valueOf(standing.trajectories().size()))),
            isJudgedByTest() ? Stream.<Column>empty() : bests(),
            tests(),
            goals.stream().flatMap(this::optima),
            front().stream().flatMap(this::volumes),
            Stream.of(
                new Column("proposals", standing -> count(standing.mean(Trajectory::proposals))),
                new Column(verb, standing -> count(standing.mean(Trajectory::networks)))),
            lengths())
        .flatMap(columns -> columns)
        .toList();
  }

  /** Longer training runs, if there are any, and epochs if they are the yardstick. */
  private Stream<Column> lengths() {
    Column longer = new Column("longer", standing -> count(standing.mean(Trajectory::longer)));
    Column epochs = new Column("epochs", standing -> count(standing.mean(Trajectory::length)));
    return Stream.concat(
        hasLonger() ? Stream.of(longer) : Stream.empty(),
        yardstick == Yardstick.EPOCHS ? Stream.of(epochs) : Stream.empty());
  }

  boolean hasLonger() {
    return statistics.stream().anyMatch(it -> it.mean(Trajectory::longer) > 0);
  }

  /** Whether test accuracies are compared: fitness is not comparable between training lengths. */
  boolean isJudgedByTest() {
    return yardstick == Yardstick.EPOCHS && hasOwnTest();
  }

  /** The value that is compared at a checkpoint; larger is better. */
  double value(Trajectory trajectory, int after) {
    return isJudgedByTest() ? trajectory.test(after) : trajectory.best(after);
  }

  Optional<ExactFront> front() {
    return goals.flatMap(Goals::front);
  }

  private Stream<Column> bests() {
    Figures figures = fitness();
    return checkpoints.stream()
        .map(
            after ->
                new Column(
                    "best after " + after,
                    it -> figures.spread(it.spread(t -> t.best(after))) + mark(it, after)));
  }

  private static String mark(VariantStatistics standing, int after) {
    return standing.reaching(after) < standing.trajectories().size() ? ENDED : "";
  }

  /** The number format of the first objective. */
  Figures fitness() {
    return Figures.of(
        statistics.stream()
            .flatMap(it -> checkpoints.stream().map(after -> it.spread(t -> t.best(after))))
            .flatMapToDouble(VariantStatistics.Spread::all));
  }

  private Stream<Column> tests() {
    if (!hasOwnTest()) {
      return Stream.empty();
    }
    Figures figures =
        Figures.of(statistics.stream().mapToDouble(it -> it.mean(t -> t.test(Integer.MAX_VALUE))));
    return checkpoints.stream()
        .map(
            after ->
                new Column(
                    "test after " + after, it -> test(it, after, figures) + mark(it, after)));
  }

  private static String test(VariantStatistics standing, int after, Figures figures) {
    ToDoubleFunction<Trajectory> test = trajectory -> trajectory.test(after);
    return figures.number(standing.mean(test)) + " ± " + figures.number(standing.deviation(test));
  }

  /** Whether test accuracies are known and differ from what was optimized. */
  boolean hasOwnTest() {
    return statistics.stream()
        .map(VariantStatistics::trajectories)
        .flatMap(Collection::stream)
        .anyMatch(Trajectory::hasTestOfItsOwn);
  }

  private Stream<Column> optima(Goals known) {
    if (isJudgedByTest()) {
      return waiting(known.near().label(), known::nearOnTest);
    }
    return Stream.concat(
        waiting("to optimum", t -> t.until(known.optimum())),
        waiting(known.near().label(), known::near));
  }

  private Stream<Column> volumes(ExactFront front) {
    return Stream.concat(
        checkpoints.stream()
            .map(
                after ->
                    new Column(
                        "hypervolume after " + after,
                        it -> percent(it, front, after) + mark(it, after))),
        waiting("to 95 %", t -> front.until(t, ENOUGH)));
  }

  private static String percent(VariantStatistics standing, ExactFront front, int after) {
    return new Figures(1).spread(standing.spread(t -> 100 * front.share(t, after)));
  }

  private static Stream<Column> waiting(String heading, Function<Trajectory, OptionalInt> reached) {
    Function<VariantStatistics, Waiting> waiting = standing -> standing.waiting(reached);
    return Stream.of(
        new Column(heading, waiting.andThen(it -> evaluations(it.median()))),
        new Column("95th", waiting.andThen(it -> evaluations(it.high()))),
        new Column("seeds", waiting.andThen(it -> String.valueOf(it.reached()))));
  }

  /** Compares a variant with the first one: the share of pairs in which it is ahead, and p. */
  private Stream<String> tests(VariantStatistics standing) {
    VariantStatistics first = statistics.get(0);
    return Stream.of(
        String.format(Locale.ROOT, "%.0f %%", 100 * standing.ahead(first, tested())),
        String.format(Locale.ROOT, "%.2g", standing.mannWhitney(first, tested())));
  }

  /** The value that is tested, larger is better: the most informative one of the report. */
  private ToDoubleFunction<Trajectory> tested() {
    if (isJudgedByTest()) {
      return trajectory -> trajectory.test(Integer.MAX_VALUE);
    }
    return front()
        .<ToDoubleFunction<Trajectory>>map(
            front -> trajectory -> VariantStatistics.soonness(front.until(trajectory, ENOUGH)))
        .or(
            () ->
                goals.map(
                    known ->
                        trajectory ->
                            VariantStatistics.soonness(trajectory.until(known.optimum()))))
        .orElse(trajectory -> trajectory.best(Integer.MAX_VALUE));
  }

  /** Explains the columns, one line each. */
  List<String> legend() {
    return new ComparisonLegend(this).lines();
  }

  private static String evaluations(double value) {
    return Double.isFinite(value) ? count(value) : "never";
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
