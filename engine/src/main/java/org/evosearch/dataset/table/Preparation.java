package org.evosearch.dataset.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The preparation of rows as inputs of networks, which depends on the training rows alone. */
public final class Preparation implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Column> columns;
  private final List<Column.Numeric> numeric = new ArrayList<>();
  private final List<Column.Categorical> categorical = new ArrayList<>();
  private final List<Map<String, Integer>> places;
  private final int width;

  /**
   * Creates a preparation.
   *
   * @param columns all of the table, in its order
   */
  public Preparation(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column instanceof Column.Numeric one) {
        numeric.add(one);
      } else if (column instanceof Column.Categorical one) {
        categorical.add(one);
      }
    }
    this.places = categorical.stream().map(Column.Categorical::places).toList();
    this.width = columns.stream().mapToInt(column -> column.inputs().size()).sum();
  }

  /** The columns, in the order of the table. */
  public List<Column> columns() {
    return columns;
  }

  /** This preparation without columns that have no inputs. */
  public Preparation used() {
    return new Preparation(columns.stream().filter(column -> !column.inputs().isEmpty()).toList());
  }

  /** The numeric columns, in order. */
  public List<Column.Numeric> numeric() {
    return List.copyOf(numeric);
  }

  /** The other columns, in order. */
  public List<Column.Categorical> categorical() {
    return List.copyOf(categorical);
  }

  /** F, the number of inputs: first those of numeric columns, then the others. */
  public int width() {
    return width;
  }

  /** Number of inputs of each column of categories, in order; they are the last inputs of a row. */
  public List<Integer> categories() {
    return categorical.stream().map(column -> column.inputs().size()).toList();
  }

  /** The name of each input. */
  public List<String> inputs() {
    List<String> names = new ArrayList<>();
    numeric.forEach(column -> names.addAll(column.inputs()));
    categorical.forEach(column -> names.addAll(column.inputs()));
    return names;
  }

  /**
   * The inputs of a row.
   *
   * @param numbers of the numeric columns, in order; NaN if missing
   * @param texts of the other columns, in order; null if missing
   * @return (F)
   */
  public float[] apply(double[] numbers, List<@Nullable String> texts) {
    float[] row = new float[width];
    int next = 0;
    for (int i = 0; i < numbers.length; i++) {
      next = numeric.get(i).write(numbers[i], row, next);
    }
    for (int i = 0; i < texts.size(); i++) {
      mark(i, texts.get(i), row, next);
      next += categorical.get(i).inputs().size();
    }
    return row;
  }

  private void mark(int index, @Nullable String text, float[] row, int from) {
    Column.Categorical column = categorical.get(index);
    int levels = column.levels().size();
    if (text == null) {
      if (column.indicator()) {
        row[from + levels + (column.others() ? 1 : 0)] = 1;
      }
      return;
    }
    Integer place = places.get(index).get(text);
    if (place != null) {
      row[from + place] = 1;
    } else if (column.others()) {
      row[from + levels] = 1;
    }
  }

  /** Names of the columns that have no inputs. */
  public List<String> constant() {
    return columns.stream()
        .filter(column -> column.inputs().isEmpty())
        .map(column -> column.source().name())
        .toList();
  }

  /** Names of the columns whose rare categories share an input. */
  public List<String> folded() {
    return IntStream.range(0, categorical.size())
        .mapToObj(categorical::get)
        .filter(Column.Categorical::others)
        .map(column -> column.source().name())
        .toList();
  }
}
