package org.evosearch.jobs.cli.console;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * A plain-text table. Each column fits its longest cell: a truncated number would be wrong.
 *
 * @param heading name of each column
 * @param rows a text for each column
 */
public record PlainTable(List<String> heading, List<List<String>> rows) {

  private static final int INDENT = 1;

  @Override
  public String toString() {
    Column[] columns =
        IntStream.range(0, heading.size())
            .mapToObj(i -> new Column(width(i), INDENT, Overflow.SPAN))
            .toArray(Column[]::new);
    TextTable table = TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
    lines().forEach(line -> table.addRowValues(line.toArray(String[]::new)));
    return table.toString();
  }

  private Stream<List<String>> lines() {
    return Stream.concat(Stream.of(heading), rows.stream());
  }

  private int width(int column) {
    int longest = lines().mapToInt(line -> line.get(column).length()).max().orElse(0);
    return longest + INDENT + 1;
  }
}
