package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evosearch.jobs.comparison.Standing.Spread;
import org.evosearch.jobs.comparison.Standing.Waiting;

/**
 * What a comparison says, as rows of cells with a heading.
 *
 * @param standings the first one is what others are tested against
 * @param optimum the best there is, empty if nobody knows
 * @param front all trade-offs there are, empty if nobody knows or there is one objective
 * @param checkpoints numbers of trainings after which searches are compared
 * @param verb what became of a network, such as {@code looked up}: what is called a training here
 */
record ComparisonReport(
    List<Standing> standings,
    Optional<Optimum> optimum,
    Optional<ExactFront> front,
    List<Integer> checkpoints,
    String verb) {

  /** How near to the optimum is near, in the unit of the fitness: points of accuracy. */
  static final double NEAR = 0.5;

  /** What share of the exact hypervolume is enough. */
  static final double ENOUGH = 0.95;

  /** Copies the lists. */
  ComparisonReport {
    standings = List.copyOf(standings);
    checkpoints = List.copyOf(checkpoints);
  }

  List<String> heading() {
    List<String> heading = new ArrayList<>(List.of("variant", "seeds"));
    checkpoints.forEach(after -> heading.add("best after " + after));
    if (knowsTest()) {
      checkpoints.forEach(after -> heading.add("test after " + after));
    }
    if (optimum.isPresent()) {
      heading.addAll(List.of("to optimum", "95th", "seeds", "to within " + NEAR, "95th", "seeds"));
    }
    if (front.isPresent()) {
      checkpoints.forEach(after -> heading.add("hypervolume after " + after));
      heading.addAll(List.of("to 95 %", "95th", "seeds"));
    }
    heading.addAll(List.of("proposals", verb, "p"));
    return heading;
  }

  /** Whether test accuracies are known, and other than what was optimised. */
  private boolean knowsTest() {
    return standings.stream()
            .flatMap(standing -> standing.trajectories().stream())
            .allMatch(trajectory -> Double.isFinite(trajectory.test(1)))
        && standings.get(0).trajectories().stream()
            .anyMatch(trajectory -> trajectory.test(1) != trajectory.best(1));
  }

  List<List<String>> rows() {
    return IntStream.range(0, standings.size())
        .mapToObj(i -> row(standings.get(i), i == 0 ? "" : p(standings.get(i))))
        .toList();
  }

  private List<String> row(Standing standing, String p) {
    List<String> row = new ArrayList<>();
    row.add(standing.variant());
    row.add(String.valueOf(standing.trajectories().size()));
    checkpoints.forEach(after -> row.add(spread(standing.spread(t -> t.best(after)))));
    if (knowsTest()) {
      checkpoints.forEach(after -> row.add(number(standing.mean(t -> t.test(after)))));
    }
    optimum.ifPresent(
        best -> {
          addWaiting(row, standing.waiting(t -> t.until(best)));
          addWaiting(row, standing.waiting(near(best)));
        });
    front.ifPresent(
        exact -> {
          checkpoints.forEach(after -> row.add(percent(standing, exact, after)));
          addWaiting(row, standing.waiting(t -> exact.until(t, ENOUGH)));
        });
    row.add(count(standing.mean(Trajectory::proposals)));
    row.add(count(standing.mean(trajectory -> trajectory.trainings().size())));
    row.add(p);
    return row;
  }

  private static String percent(Standing standing, ExactFront exact, int after) {
    Spread spread = standing.spread(t -> 100 * exact.share(t, after));
    return String.format(
        Locale.ROOT, "%.1f [%.1f, %.1f]", spread.median(), spread.low(), spread.high());
  }

  private static Function<Trajectory, OptionalInt> near(Optimum best) {
    return trajectory -> trajectory.until(fitness -> fitness >= best.fitness() - NEAR);
  }

  private static void addWaiting(List<String> row, Waiting waiting) {
    row.add(trainings(waiting.median()));
    row.add(trainings(waiting.high()));
    row.add(String.valueOf(waiting.reached()));
  }

  private String p(Standing standing) {
    return String.format(Locale.ROOT, "%.2g", standing.mannWhitney(standings.get(0), tested()));
  }

  /** What is tested: of what the report knows what says most. */
  private ToDoubleFunction<Trajectory> tested() {
    if (front.isPresent()) {
      ExactFront exact = front.get();
      return trajectory -> Standing.orAll(exact.until(trajectory, ENOUGH), trajectory);
    }
    return optimum
        .<ToDoubleFunction<Trajectory>>map(
            best -> trajectory -> Standing.orAll(trajectory.until(best), trajectory))
        .orElse(trajectory -> trajectory.best(Integer.MAX_VALUE));
  }

  /** What the columns mean. */
  List<String> legend() {
    List<String> legend = new ArrayList<>();
    legend.add("best after n: median of the best fitness after n trainings [5th, 95th percentile]");
    if (knowsTest()) {
      legend.add("test after n: mean test accuracy of the network with the best fitness");
    }
    optimum.ifPresent(
        best ->
            legend.add(
                "to optimum (%s), to within %s: trainings, median and 95th percentile over all seeds"
                        .formatted(number(best.fitness()), NEAR)
                    + " (never: not reached), and how many seeds reached it"));
    front.ifPresent(
        exact ->
            legend.add(
                "hypervolume: of the trade-offs found, in percent of that of the whole table; to 95"
                    + " %: trainings until it is that much"));
    legend.add(
        "proposals, %s: how many, and how many different networks of them; means".formatted(verb));
    legend.add("p: Mann-Whitney test against the first one, two-sided, on " + testedInWords());
    return legend;
  }

  private String testedInWords() {
    if (front.isPresent()) {
      return "trainings to 95 % of the hypervolume";
    }
    return optimum.isPresent() ? "trainings to the optimum" : "the best fitness";
  }

  private static String spread(Spread spread) {
    return "%s [%s, %s]"
        .formatted(number(spread.median()), number(spread.low()), number(spread.high()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String trainings(double value) {
    return Double.isFinite(value) ? count(value) : "never";
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
