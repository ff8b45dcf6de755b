package org.evosearch.jobs.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** A table for people. Columns are as wide as what they hold: a cut number is a wrong one. */
final class ReportTable {

  private static final int INDENT = 1;

  private ReportTable() {}

  /** The table in lines. */
  static String text(List<String> heading, List<List<String>> rows) {
    Column[] columns =
        IntStream.range(0, heading.size())
            .map(i -> width(i, heading, rows))
            .mapToObj(width -> new Column(width, INDENT, Overflow.SPAN))
            .toArray(Column[]::new);
    TextTable table = TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
    table.addRowValues(heading.toArray(String[]::new));
    rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
    return table.toString();
  }

  private static int width(int column, List<String> heading, List<List<String>> rows) {
    return Stream.concat(Stream.of(heading), rows.stream())
            .mapToInt(row -> row.get(column).length())
            .max()
            .orElse(0)
        + INDENT
        + 1;
  }
}
