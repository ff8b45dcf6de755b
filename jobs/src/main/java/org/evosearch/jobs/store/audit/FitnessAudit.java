package org.evosearch.jobs.store.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.TableRow;

/** Checks the rows of {@code fitness} and {@code learning_curves} of one generation. */
final class FitnessAudit {

  private FitnessAudit() {}

  /** What is wrong with rows of {@code fitness}. */
  static List<String> problems(List<TableRow> outcomes) {
    return RowOrder.problems(outcomes, (trial, row) -> problems(row));
  }

  private static Stream<String> problems(TableRow row) {
    row.text("fingerprint");
    boolean reuses = FitnessCodec.reusedFrom(row) != null;
    if (!reuses) {
      FitnessCodec.outcome(row, List.of());
    }
    if (!row.has("wall_s") || !(reuses || FitnessCodec.isInfeasible(row))) {
      return Stream.empty();
    }
    return Stream.of(
        (reuses ? "reuses an outcome" : "was not run") + ", and yet has a cost of its own");
  }

  /**
   * What is wrong with rows of {@code learning_curves}: trials that were trained have one row for
   * each epoch, and others have none.
   */
  static List<String> curveProblems(List<TableRow> outcomes, List<TableRow> curves) {
    Map<Integer, Long> epochs =
        curves.stream()
            .map(row -> row.integer("trial"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Stream<String> strangers =
        epochs.keySet().stream()
            .filter(trial -> trial < 0 || trial >= outcomes.size())
            .map(trial -> "trial " + trial + " is none of this generation");
    return Stream.concat(
            strangers,
            RowOrder.problems(
                outcomes, (trial, row) -> curveProblem(row, epochs.getOrDefault(trial, 0L)))
                .stream())
        .toList();
  }

  private static Stream<String> curveProblem(TableRow row, long found) {
    boolean trained = FitnessCodec.reusedFrom(row) == null && FitnessCodec.isMeasured(row);
    long due = trained && row.has("epochs") ? row.integer("epochs") : 0;
    return found == due
        ? Stream.empty()
        : Stream.of("has a curve of " + found + " epochs, by fitness it has " + due);
  }
}
