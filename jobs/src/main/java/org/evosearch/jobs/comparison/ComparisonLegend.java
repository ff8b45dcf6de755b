package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.jobs.comparison.ComparisonReport.Goals;

/**
 * Explains the columns of a report, as far as it has them.
 *
 * @param report that is explained
 */
record ComparisonLegend(ComparisonReport report) {

  private static final String OVER_SEEDS =
      "median and 95th percentile over all seeds (never: not reached), and how many seeds reached"
          + " it";

  /** One line for each group of columns. */
  List<String> lines() {
    return Stream.of(best(), test(), goals(), hypervolume(), ended(), counts(), longer(), tests())
        .flatMap(lines -> lines)
        .toList();
  }

  private Stream<String> best() {
    return only(
        !report.isJudgedByTest(),
        ("best after n: median of the best fitness after n %s [5th, 95th percentile]; %s: nothing"
                + " was measured by then")
            .formatted(report.yardstick().key(), Figures.NONE));
  }

  private Stream<String> test() {
    String network =
        report.yardstick() == Yardstick.EPOCHS
            ? "the best fitness of those that were trained longest"
            : "the best fitness";
    return only(
        report.hasOwnTest(),
        "test after n: mean test accuracy ± standard deviation over seeds, of the network with "
            + network);
  }

  private Stream<String> goals() {
    return report.goals().stream()
        .map(goals -> report.isJudgedByTest() ? testGoal(goals) : fitnessGoals(goals));
  }

  private static String testGoal(Goals goals) {
    return String.format(
        Locale.ROOT,
        "%s of the optimum (test accuracy of at least %.2f): epochs until the network that would be"
            + " returned has it, %s",
        goals.near().label(),
        goals.near().threshold(),
        OVER_SEEDS);
  }

  private String fitnessGoals(Goals goals) {
    Figures figures = report.fitness();
    return "to optimum (%s), %s (%s): evaluations, %s"
        .formatted(
            figures.number(goals.optimum().fitness()),
            goals.near().label(),
            figures.number(goals.near().threshold()),
            OVER_SEEDS);
  }

  private Stream<String> hypervolume() {
    return only(
        report.front().isPresent(),
        "hypervolume: of the front found, in percent of that of the whole table; to 95 %:"
            + " evaluations until it is that large");
  }

  private Stream<String> ended() {
    return only(
        report.rows().stream()
            .flatMap(List::stream)
            .anyMatch(cell -> cell.endsWith(ComparisonReport.ENDED)),
        "*: at least one search had ended before; its value at its end counts");
  }

  private Stream<String> counts() {
    return Stream.of(
        "proposals, %s: mean numbers of proposals and of distinct networks"
            .formatted(report.verb()));
  }

  private Stream<String> longer() {
    return only(
        report.hasLonger(), "longer: mean number of training runs of networks promoted to a rung");
  }

  private Stream<String> tests() {
    return Stream.of(
        "ahead: share of all pairs of one of its searches and one of the first variant in which its"
            + " search is ahead, on %s; ties count half".formatted(tested()),
        "p: two-sided Mann-Whitney test of the same, exact up to 50 searches of both together");
  }

  private String tested() {
    if (report.isJudgedByTest()) {
      return "the final test accuracy";
    }
    String never = " (all that never reach it are tied and last, whatever their length)";
    if (report.front().isPresent()) {
      return "evaluations to 95 % of the hypervolume" + never;
    }
    return report.goals().isPresent() ? "evaluations to the optimum" + never : "the best fitness";
  }

  private static Stream<String> only(boolean isShown, String line) {
    return Optional.of(line).filter(text -> isShown).stream();
  }
}
