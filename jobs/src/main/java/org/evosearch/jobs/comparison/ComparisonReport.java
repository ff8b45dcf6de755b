package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.jobs.comparison.Standing.Waiting;

/**
 * What a comparison says, as rows of cells with a heading.
 *
 * @param standings the first one is what others are tested against
 * @param goals what a table says of what can be found, empty where that is not known
 * @param checkpoints what searches have spent when they are compared
 * @param yardstick by what they are compared
 * @param verb what became of a network, such as {@code looked up}
 */
record ComparisonReport(
    List<Standing> standings,
    Optional<Goals> goals,
    List<Integer> checkpoints,
    Yardstick yardstick,
    String verb) {

  /** What share of the exact hypervolume is enough. */
  static final double ENOUGH = 0.95;

  /** Marks a number of evaluations that not all searches have come to. */
  static final String ENDED = " *";

  /** Copies the lists. */
  ComparisonReport {
    standings = List.copyOf(standings);
    checkpoints = List.copyOf(checkpoints);
  }

  /**
   * What can be found in a table.
   *
   * @param optimum the best there is
   * @param near label and least fitness of what is near to it
   * @param front all trade-offs there are, empty if there is one objective
   */
  record Goals(Optimum optimum, Near near, Optional<ExactFront> front) {

    /**
     * What is near to the optimum.
     *
     * @param label of its column
     * @param threshold the least fitness
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
  private record Column(String heading, Function<Standing, String> cell) {}

  List<String> heading() {
    return Stream.concat(columns().stream().map(Column::heading), Stream.of("ahead", "p")).toList();
  }

  List<List<String>> rows() {
    List<Column> columns = columns();
    return IntStream.range(0, standings.size())
        .mapToObj(
            i ->
                Stream.concat(
                        columns.stream().map(column -> column.cell().apply(standings.get(i))),
                        i == 0 ? Stream.of("", "") : tests(standings.get(i)))
                    .toList())
        .toList();
  }

  private List<Column> columns() {
    return Stream.of(
            Stream.of(
                new Column("variant", Standing::variant),
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

  /** Longer trainings, where there are any, and epochs where they count. */
  private Stream<Column> lengths() {
    Column longer = new Column("longer", standing -> count(standing.mean(Trajectory::longer)));
    Column epochs = new Column("epochs", standing -> count(standing.mean(Trajectory::length)));
    boolean hasLonger = standings.stream().anyMatch(it -> it.mean(Trajectory::longer) > 0);
    return Stream.concat(
        hasLonger ? Stream.of(longer) : Stream.empty(),
        yardstick == Yardstick.EPOCHS ? Stream.of(epochs) : Stream.empty());
  }

  /** Whether test accuracies are what is compared: fitness is one of different lengths. */
  boolean isJudgedByTest() {
    return yardstick == Yardstick.EPOCHS && knowsTest();
  }

  /** What is compared after so much was spent, larger is better. */
  double value(Trajectory trajectory, int after) {
    return isJudgedByTest() ? trajectory.test(after) : trajectory.best(after);
  }

  private Optional<ExactFront> front() {
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

  private static String mark(Standing standing, int after) {
    return standing.goingOn(after) < standing.trajectories().size() ? ENDED : "";
  }

  /** How the values of the first objective are written. */
  private Figures fitness() {
    return Figures.of(
        standings.stream()
            .flatMap(it -> checkpoints.stream().map(after -> it.spread(t -> t.best(after))))
            .flatMapToDouble(Standing.Spread::all));
  }

  private Stream<Column> tests() {
    if (!knowsTest()) {
      return Stream.empty();
    }
    Figures figures =
        Figures.of(standings.stream().mapToDouble(it -> it.mean(t -> t.test(Integer.MAX_VALUE))));
    return checkpoints.stream()
        .map(
            after ->
                new Column(
                    "test after " + after, it -> test(it, after, figures) + mark(it, after)));
  }

  private static String test(Standing standing, int after, Figures figures) {
    ToDoubleFunction<Trajectory> test = trajectory -> trajectory.test(after);
    return figures.number(standing.mean(test)) + " ± " + figures.number(standing.deviation(test));
  }

  /** Whether test accuracies are known, and other than what was optimised. */
  private boolean knowsTest() {
    return standings.stream()
        .map(Standing::trajectories)
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

  private static String percent(Standing standing, ExactFront front, int after) {
    return new Figures(1).spread(standing.spread(t -> 100 * front.share(t, after)));
  }

  private static Stream<Column> waiting(String heading, Function<Trajectory, OptionalInt> reached) {
    Function<Standing, Waiting> waiting = standing -> standing.waiting(reached);
    return Stream.of(
        new Column(heading, waiting.andThen(it -> evaluations(it.median()))),
        new Column("95th", waiting.andThen(it -> evaluations(it.high()))),
        new Column("seeds", waiting.andThen(it -> String.valueOf(it.reached()))));
  }

  /** How a variant does against the first one: in how many pairs it is ahead, and p. */
  private Stream<String> tests(Standing standing) {
    Standing first = standings.get(0);
    return Stream.of(
        String.format(Locale.ROOT, "%.0f %%", 100 * standing.ahead(first, tested())),
        String.format(Locale.ROOT, "%.2g", standing.mannWhitney(first, tested())));
  }

  /** What is tested, larger is better: of what the report has what says most. */
  private ToDoubleFunction<Trajectory> tested() {
    if (isJudgedByTest()) {
      return trajectory -> trajectory.test(Integer.MAX_VALUE);
    }
    return front()
        .<ToDoubleFunction<Trajectory>>map(
            front -> trajectory -> Standing.soonness(front.until(trajectory, ENOUGH)))
        .or(
            () ->
                goals.map(
                    known -> trajectory -> Standing.soonness(trajectory.until(known.optimum()))))
        .orElse(trajectory -> trajectory.best(Integer.MAX_VALUE));
  }

  /** What the columns mean. */
  List<String> legend() {
    List<String> legend = new ArrayList<>();
    if (!isJudgedByTest()) {
      legend.add(
          "best after n: median of the best fitness after n %s [5th, 95th percentile]; %s: nothing"
                  .formatted(yardstick.key(), Figures.NONE)
              + " was measured by then");
    }
    if (knowsTest()) {
      legend.add(
          "test after n: mean test accuracy ± standard deviation over seeds, of the network with"
              + " the best fitness"
              + (yardstick == Yardstick.EPOCHS ? " of those that were trained longest" : ""));
    }
    goals.ifPresent(known -> legend.add(legend(known)));
    front()
        .ifPresent(
            front ->
                legend.add(
                    "hypervolume: of the trade-offs found, in percent of that of the whole table;"
                        + " to 95 %: evaluations until it is that much"));
    if (rows().stream().flatMap(List::stream).anyMatch(cell -> cell.endsWith(ENDED))) {
      legend.add("*: at least one search had ended before; its value at its end counts");
    }
    legend.add("proposals, %s: how many, and how many distinct networks; means".formatted(verb));
    lengths()
        .filter(column -> column.heading().equals("longer"))
        .forEach(
            column ->
                legend.add("longer: trainings of networks that had a shorter one before; mean"));
    legend.add(
        "ahead: share of all pairs of one of its searches and one of the first variant in which its"
            + " search is ahead, on %s; equal ones count half".formatted(testedInWords()));
    legend.add(
        "p: two-sided Mann-Whitney test of the same, exact up to 50 searches of both together");
    return legend;
  }

  private String legend(Goals known) {
    if (isJudgedByTest()) {
      return String.format(
              Locale.ROOT,
              "%s of the optimum (test accuracy of at least %.2f): epochs until the network that"
                  + " would",
              known.near().label(),
              known.near().threshold())
          + " be handed over has it, median and 95th percentile over all seeds (never: not"
          + " reached), and how many seeds reached it";
    }
    return "to optimum (%s), %s (%s): evaluations, median and 95th percentile over all seeds"
            .formatted(
                fitness().number(known.optimum().fitness()),
                known.near().label(),
                fitness().number(known.near().threshold()))
        + " (never: not reached), and how many seeds reached it";
  }

  private String testedInWords() {
    if (isJudgedByTest()) {
      return "the test accuracy in the end";
    }
    String never = " (all that never reach it are equal and last, whatever their length)";
    if (front().isPresent()) {
      return "evaluations to 95 % of the hypervolume" + never;
    }
    return goals.isPresent() ? "evaluations to the optimum" + never : "the best fitness";
  }

  private static String evaluations(double value) {
    return Double.isFinite(value) ? count(value) : "never";
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
