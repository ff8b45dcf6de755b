package org.evosearch.proxy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.table.CsvFormat;

/** Columns of numbers, each row with a key. */
final class ScoreFile {

  /** Stands for scores that are missing, infinite or no numbers: they are ranked last. */
  static final double NONE = -Double.MAX_VALUE;

  private static final String INDEX = "arch_index";

  private final List<String> columns;
  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  private ScoreFile(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads a file.
   *
   * @param key columns that make the key, joined by colons
   */
  static ScoreFile read(Path path, List<String> key) {
    List<String> values =
        CsvFormat.CSV.header(path).stream().filter(name -> !key.contains(name)).toList();
    ScoreFile file = new ScoreFile(values);
    int width = key.size();
    CsvFormat.CSV.read(
        path,
        Stream.concat(key.stream(), values.stream()).toList(),
        row ->
            file.rows.put(
                String.join(":", row.subList(0, width)),
                List.copyOf(row.subList(width, row.size()))));
    return file;
  }

  /**
   * Reads scores of networks of a table: by their keys, or where others recorded them by the
   * table's {@code arch_index}.
   */
  static ScoreFile read(Path path, ScoreFile table) {
    if (CsvFormat.CSV.header(path).contains("key")) {
      return read(path, List.of("key"));
    }
    ScoreFile recorded = read(path, List.of(INDEX));
    ScoreFile file = new ScoreFile(recorded.columns);
    table.rows.forEach(
        (key, row) ->
            recorded.rows.computeIfPresent(
                table.text(key, INDEX),
                (index, values) -> {
                  file.rows.put(key, values);
                  return values;
                }));
    return file;
  }

  List<String> columns() {
    return columns;
  }

  boolean has(String key) {
    return rows.containsKey(key);
  }

  /** The values of a column for some rows. */
  double[] values(String column, List<String> keys) {
    int place = columns.indexOf(column);
    return keys.stream().mapToDouble(key -> value(text(key, place))).toArray();
  }

  private String text(String key, String column) {
    return text(key, columns.indexOf(column));
  }

  private String text(String key, int place) {
    return rows.getOrDefault(key, List.of()).get(place);
  }

  private static double value(String text) {
    double value = text.isEmpty() ? NONE : Double.parseDouble(text);
    return Double.isFinite(value) ? value : NONE;
  }

  /** The first of the keys that all files have. */
  static List<String> common(List<String> keys, List<ScoreFile> files, int most) {
    return keys.stream()
        .filter(key -> files.stream().allMatch(file -> file.has(key)))
        .limit(most)
        .toList();
  }

  /** Values of several columns, row by row. */
  static List<List<Double>> byRow(List<double[]> columns) {
    return IntStream.range(0, columns.get(0).length)
        .mapToObj(row -> columns.stream().map(column -> column[row]).toList())
        .toList();
  }
}
