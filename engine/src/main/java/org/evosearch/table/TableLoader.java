package org.evosearch.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/** Reads the selected rows of a table and the metrics that its header has. */
public final class TableLoader {

  private final TableSettings settings;
  private final List<TableFormat> formats;
  private final Map<Metric, MetricColumn> places = new TreeMap<>();
  private final Map<String, Means> rows = new LinkedHashMap<>();
  private final Map<String, Set<String>> keysByJoin = new HashMap<>();
  private final Set<String> otherEpochs = new TreeSet<>();

  /** Means over the rows of one key, metric by metric. */
  private static final class Means {
    private final double[] sums;
    private final int[] counts;

    Means(int size) {
      this.sums = new double[size];
      this.counts = new int[size];
    }

    void add(int metric, double value) {
      sums[metric] += value;
      counts[metric]++;
    }

    double[] values() {
      double[] values = new double[sums.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
      }
      return values;
    }
  }

  private TableLoader(TableSettings settings, List<TableFormat> formats) {
    this.settings = settings;
    this.formats = formats;
  }

  /**
   * Reads a table. If several rows have one key, each metric is the mean over them.
   *
   * @param required metrics that have to be there
   * @throws TableException if a file cannot be read, a column is missing or no row is selected
   */
  public static BenchmarkTable load(
      TableSettings settings, List<TableFormat> formats, Set<Metric> required) {
    return new TableLoader(settings, formats).load(required);
  }

  private BenchmarkTable load(Set<Metric> required) {
    Path first = Path.of(settings.file());
    List<Path> files = new ArrayList<>(List.of(first));
    settings.joined().forEach(file -> files.add(Path.of(file)));
    Map<Path, List<String>> headers = new LinkedHashMap<>();
    files.forEach(file -> headers.put(file, format(file).header(file)));
    requireColumns(first, headers.getOrDefault(first, List.of()));
    settings.columns().forEach((metric, column) -> find(metric, column, headers));
    new TreeSet<>(required).forEach(metric -> requireMetric(metric, headers));
    List<MetricColumn> columns = List.copyOf(places.values());
    int[] infinite = new int[columns.size()];
    files.forEach(file -> read(file, file.equals(first), columns, infinite));
    Map<String, double[]> values = new LinkedHashMap<>();
    rows.forEach((key, means) -> values.put(key, means.values()));
    TableRemarks remarks =
        new TableRemarks(columns, Arrays.stream(infinite).boxed().toList(), values.values());
    for (int i = 0; i < columns.size(); i++) {
      requireValues(columns.get(i), remarks.known(i), required);
    }
    List<Metric> metrics = columns.stream().map(MetricColumn::metric).toList();
    return new BenchmarkTable(metrics, values, remarks.lines());
  }

  private static void requireValues(MetricColumn column, long known, Set<Metric> required) {
    if (known == 0 && required.contains(column.metric())) {
      throw new TableException(
          "Cannot use %s: no row has a value of %s (column %s)"
              .formatted(column.file(), column.metric().key(), column.name()));
    }
  }

  private TableFormat format(Path file) {
    return formats.stream()
        .filter(format -> format.reads(file))
        .findFirst()
        .orElseThrow(
            () ->
                new TableException("Cannot read " + file + ": not a .csv, .tsv or .parquet file"));
  }

  private void requireColumns(Path file, List<String> header) {
    List<String> needed = new ArrayList<>(settings.key());
    addIfNamed(needed, settings.joinOn());
    addIfNamed(needed, settings.fidelity().column());
    for (String column : needed) {
      if (!header.contains(column)) {
        throw new TableException(
            "Missing column " + column + " in " + file + " (it has " + shown(header) + ")");
      }
    }
  }

  private static void addIfNamed(List<String> columns, @Nullable String column) {
    if (column != null) {
      columns.add(column);
    }
  }

  private void find(Metric metric, Column column, Map<Path, List<String>> headers) {
    for (String name : column.names()) {
      headers.forEach(
          (file, header) -> {
            if (header.contains(name)) {
              places.putIfAbsent(metric, new MetricColumn(metric, file, name, column.scale()));
            }
          });
    }
  }

  private void requireMetric(Metric metric, Map<Path, List<String>> headers) {
    if (!places.containsKey(metric)) {
      Column column = settings.columns().get(metric);
      String sought =
          column == null ? "is named" : "such as " + String.join(" or ", column.names());
      List<String> all = headers.values().stream().flatMap(List::stream).distinct().toList();
      throw new TableException(
          "Missing column for "
              + metric.key()
              + (" in " + settings.file() + ": none " + sought)
              + (" (it has " + shown(all) + ")"));
    }
  }

  private static String shown(List<String> header) {
    return String.join(", ", header);
  }

  private void read(Path file, boolean isFirst, List<MetricColumn> all, int[] infinite) {
    List<MetricColumn> here = all.stream().filter(column -> column.file().equals(file)).toList();
    List<String> columns = new ArrayList<>();
    here.forEach(column -> columns.add(column.name()));
    addIfNamed(columns, settings.joinOn());
    if (isFirst) {
      addIfNamed(columns, settings.fidelity().column());
      columns.addAll(settings.key());
    }
    AtomicLong number = new AtomicLong();
    format(file)
        .read(
            file,
            columns,
            row -> {
              long at = number.incrementAndGet();
              List<String> names = names(row.subList(here.size(), row.size()));
              for (String key : isFirst ? key(names) : joined(names)) {
                add(key, row, at, here, all, infinite);
              }
            });
    if (isFirst && rows.isEmpty()) {
      throw new TableException(noRows(file));
    }
  }

  private static List<String> names(List<String> texts) {
    return texts.stream().map(NumberText::plain).toList();
  }

  private String noRows(Path file) {
    return otherEpochs.isEmpty()
        ? "Cannot use " + file + ": it has no rows"
        : "Cannot use "
            + file
            + (": it has no rows of " + settings.fidelity().epochs() + " epochs")
            + (" (" + String.join(", ", otherEpochs) + ")");
  }

  /**
   * The key of a row of the first file, recorded for files that are joined; none if it is skipped.
   */
  private Set<String> key(List<String> names) {
    int at = settings.joinOn() == null ? 0 : 1;
    if (settings.fidelity().column() != null) {
      if (!names.get(at).equals(String.valueOf(settings.fidelity().epochs()))) {
        otherEpochs.add(names.get(at));
        return Set.of();
      }
      at++;
    }
    String key = String.join(":", names.subList(at, names.size()));
    if (settings.joinOn() != null) {
      keysByJoin.computeIfAbsent(names.get(0), join -> new TreeSet<>()).add(key);
    }
    rows.computeIfAbsent(key, k -> new Means(places.size()));
    return Set.of(key);
  }

  private Set<String> joined(List<String> names) {
    return keysByJoin.getOrDefault(names.get(0), Set.of());
  }

  private void add(
      String key,
      List<String> row,
      long number,
      List<MetricColumn> here,
      List<MetricColumn> all,
      int[] infinite) {
    Means means = rows.get(key);
    for (int i = 0; means != null && i < here.size(); i++) {
      int metric = all.indexOf(here.get(i));
      double value = here.get(i).value(row.get(i), number);
      if (Double.isFinite(value)) {
        means.add(metric, value);
      } else if (Double.isInfinite(value)) {
        infinite[metric]++;
      }
    }
  }
}
