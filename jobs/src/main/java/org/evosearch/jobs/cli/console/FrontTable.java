package org.evosearch.jobs.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.trial.TrialId;

/**
 * A table of the Pareto front of a search with several objectives.
 *
 * @param goal the objectives
 * @param front the trials, in the order of the table
 */
record FrontTable(Goal goal, List<TrialRecord> front) {

  private static final int MAX_ROWS = 50;

  /** The table; empty if there is only one objective. */
  String text() {
    if (goal.objectives().size() < 2 || front.isEmpty()) {
      return "";
    }
    PlainTable table =
        new PlainTable(header(), front.stream().limit(MAX_ROWS).map(this::row).toList());
    return String.format(
        Locale.ROOT, "%nPareto front, %d trials:%n%n%s%s", front.size(), table, rest());
  }

  private List<String> header() {
    return Stream.of(
            Stream.of("generation", "trial"),
            goal.objectives().stream().map(objective -> objective.metric().key()),
            Stream.of("network"))
        .flatMap(part -> part)
        .toList();
  }

  private List<String> row(TrialRecord record) {
    TrialId id = record.trial().id();
    return Stream.of(
            Stream.of(String.valueOf(id.generation()), String.valueOf(id.index())),
            goal.objectives().stream().map(objective -> value(record, objective)),
            Stream.of(record.trial().fingerprint().toString()))
        .flatMap(part -> part)
        .toList();
  }

  private static String value(TrialRecord record, Objective objective) {
    OptionalDouble value = record.measurement().value(objective.metric());
    if (value.isEmpty()) {
      return "";
    }
    boolean isWhole = value.getAsDouble() == Math.rint(value.getAsDouble());
    return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%,.4f", value.getAsDouble());
  }

  private String rest() {
    int more = front.size() - MAX_ROWS;
    return more <= 0
        ? ""
        : String.format(Locale.ROOT, "and %d more in archives, archive = 'pareto-front'%n", more);
  }
}
