package org.evosearch.jobs.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.Targets;
import org.evosearch.dataset.table.Column;
import org.evosearch.dataset.table.TableTask;

/**
 * A description of a table: its columns and their inputs to networks, and its classes by split or
 * the statistics of its targets.
 *
 * @param task of the table
 */
public record TableDescription(TableTask task) {

  private static final int MOST_CLASSES = 50;
  private static final int MOST_COLUMNS = 500;

  /** The description, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(task.account().lines());
    List<Column> columns = task.preparation().columns();
    lines.add(
        "Table: %s columns, %s inputs of networks, digest %s"
            .formatted(columns.size(), task.preparation().width(), task.digest()));
    lines.add("");
    columns.stream().limit(MOST_COLUMNS).map(TableDescription::line).forEach(lines::add);
    if (columns.size() > MOST_COLUMNS) {
      lines.add("and " + (columns.size() - MOST_COLUMNS) + " columns more");
    }
    lines.add("");
    if (task.targets() instanceof Targets.Classes classes) {
      addClasses(task, classes, lines);
    } else if (task.targets() instanceof Targets.Numbers numbers) {
      addNumbers(numbers, lines);
    }
    return lines;
  }

  private static String line(Column column) {
    return String.format(
        Locale.ROOT,
        "%-32s %-8s %4d inputs%s",
        column.source().name(),
        column.source().kind().name().toLowerCase(Locale.ROOT),
        column.inputs().size(),
        detail(column));
  }

  private static String detail(Column column) {
    if (column instanceof Column.Numeric numeric) {
      Column.Scale scale = numeric.scale();
      String range =
          scale == null
              ? ", the same in all training rows"
              : String.format(
                  Locale.ROOT, ", mean %.6g, deviation %.6g", scale.mean(), scale.deviation());
      return numeric.indicator() ? range + ", some missing" : range;
    }
    Column.Categorical categorical = (Column.Categorical) column;
    String levels =
        categorical.levels().isEmpty()
            ? ", the same in all training rows"
            : ", " + categorical.levels().size() + " categories";
    return levels
        + (categorical.others() ? " and rarer ones" : "")
        + (categorical.indicator() ? ", some missing" : "");
  }

  /** Adds the counts of classes by split. */
  static void addClasses(DataTask task, Targets.Classes classes, List<String> lines) {
    lines.add(row("class", "training", "validation", "test"));
    int[][] counts =
        Stream.of(Part.values())
            .map(part -> counts(task, part, classes.outputs()))
            .toArray(int[][]::new);
    IntStream.range(0, Math.min(MOST_CLASSES, classes.outputs()))
        .mapToObj(
            c ->
                row(
                    classes.names().get(c),
                    "" + counts[0][c],
                    "" + counts[1][c],
                    "" + counts[2][c]))
        .forEach(lines::add);
    if (classes.outputs() > MOST_CLASSES) {
      lines.add("and " + (classes.outputs() - MOST_CLASSES) + " classes more");
    }
  }

  private static int[] counts(DataTask task, Part part, int classes) {
    int[] counts = new int[classes];
    IntStream.of(task.strata(part)).forEach(label -> counts[label]++);
    return counts;
  }

  private static String row(String name, String train, String validation, String test) {
    return String.format(Locale.ROOT, "%-24s %10s %10s %10s", name, train, validation, test);
  }

  private static void addNumbers(Targets.Numbers numbers, List<String> lines) {
    for (int i = 0; i < numbers.outputs(); i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Target %s: mean %.6g, deviation %.6g in the training rows",
              numbers.names().get(i),
              numbers.means().get(i),
              numbers.deviations().get(i)));
    }
  }
}
