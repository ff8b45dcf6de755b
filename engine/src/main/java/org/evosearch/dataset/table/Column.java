package org.evosearch.dataset.table;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.snapshot.SnapshotColumn;
import org.jspecify.annotations.Nullable;

/** A column of a table, and its encoding as inputs of networks. */
public sealed interface Column extends Serializable {

  /** The column in the table. */
  SnapshotColumn source();

  /** Names of its inputs, in order; none if the column carries no information. */
  List<String> inputs();

  /**
   * A column of numbers, standardized. A missing value becomes the mean.
   *
   * @param source the column in the table
   * @param scale of its values; null if all of them are equal
   * @param indicator whether an input of its own marks missing values
   */
  record Numeric(SnapshotColumn source, @Nullable Scale scale, boolean indicator)
      implements Column {

    @Override
    public List<String> inputs() {
      return Stream.concat(
              scale == null ? Stream.empty() : Stream.of(source.name()),
              indicator ? Stream.of(source.name() + " is missing") : Stream.empty())
          .toList();
    }

    /**
     * Writes the inputs of a value.
     *
     * @param value NaN if it is missing
     * @return where the next column begins
     */
    int write(double value, float[] row, int from) {
      int next = from;
      if (scale != null) {
        row[next++] = Double.isNaN(value) ? 0 : scale.standardized(value);
      }
      if (indicator) {
        row[next++] = Double.isNaN(value) ? 1 : 0;
      }
      return next;
    }
  }

  /**
   * Shift and scale of numbers.
   *
   * @param mean of the training rows
   * @param deviation standard deviation of the training rows, positive
   */
  record Scale(double mean, double deviation) implements Serializable {

    /** Bound of standardized values, against outliers far beyond the training rows. */
    public static final double FARTHEST = 1e6;

    float standardized(double value) {
      double standard = (value - mean) / deviation;
      return (float) Math.max(-FARTHEST, Math.min(FARTHEST, standard));
    }
  }

  /**
   * A column of categories, one-hot encoded.
   *
   * @param source the column in the table
   * @param levels the categories that have inputs, in order
   * @param others whether the training rows have more categories, which share one input; if so, it
   *     also stands for categories unseen in training
   * @param indicator whether an input of its own marks missing values
   */
  record Categorical(SnapshotColumn source, List<String> levels, boolean others, boolean indicator)
      implements Column {

    /** Copies the levels. */
    public Categorical {
      levels = List.copyOf(levels);
    }

    @Override
    public List<String> inputs() {
      return Stream.of(
              levels.stream().map(level -> source.name() + " = " + level),
              others ? Stream.of(source.name() + " is another") : Stream.<String>empty(),
              indicator ? Stream.of(source.name() + " is missing") : Stream.<String>empty())
          .flatMap(Function.identity())
          .toList();
    }

    /** Index of each level. */
    Map<String, Integer> places() {
      return IntStream.range(0, levels.size())
          .boxed()
          .collect(Collectors.toMap(levels::get, Function.identity()));
    }
  }
}
