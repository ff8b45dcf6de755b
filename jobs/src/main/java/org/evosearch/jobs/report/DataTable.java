package org.evosearch.jobs.report;

import java.util.List;
import java.util.Locale;

/**
 * Numbers behind a figure.
 *
 * @param heading names of the columns
 * @param rows values of each row
 */
record DataTable(List<String> heading, List<List<String>> rows) {

  /** Copies the lists. */
  DataTable {
    heading = List.copyOf(heading);
    rows = List.copyOf(rows);
  }

  /** A number as tables have it: six digits, empty where there is none. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
