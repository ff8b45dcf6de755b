package org.evosearch.jobs.store.audit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.jobs.store.format.TableRow;

/** Checks that rows are in the order of their trials, one for each. */
final class RowOrder {

  /** A check of a row. */
  @FunctionalInterface
  interface Check {

    /** What is wrong with the row of a trial, in words that follow its name. */
    Stream<String> problems(int trial, TableRow row);
  }

  private RowOrder() {}

  /**
   * The problems of rows: of their order or, if that is correct, those that a check finds in each.
   */
  static List<String> problems(List<TableRow> rows, Check check) {
    List<String> misplaced =
        IntStream.range(0, rows.size())
            .filter(place -> !isOf(rows.get(place), place))
            .mapToObj(place -> "row " + (place + 1) + " is not that of trial " + place)
            .toList();
    return misplaced.isEmpty()
        ? IntStream.range(0, rows.size())
            .boxed()
            .flatMap(trial -> named(trial, rows.get(trial), check))
            .toList()
        : misplaced;
  }

  private static boolean isOf(TableRow row, int trial) {
    return row.has("trial") && row.integer("trial") == trial;
  }

  private static Stream<String> named(int trial, TableRow row, Check check) {
    String name = "trial " + trial + " ";
    try {
      return check.problems(trial, row).map(name::concat).toList().stream();
    } catch (RuntimeException e) {
      // A value that is missing, not a number, not a network and so on: whatever a reader refuses.
      return Stream.of(name + "cannot be understood (" + e.getMessage() + ")");
    }
  }
}
