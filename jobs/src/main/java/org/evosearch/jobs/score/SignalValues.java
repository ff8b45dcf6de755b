package org.evosearch.jobs.score;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signals of a column, on executors. An invalid signal throws a {@link DataException}
 * with the reason alone.
 *
 * @param column its index
 * @param type of the column, one that {@link #isOf} accepts
 */
public record SignalValues(int column, DataType type) implements Serializable {

  /** The content of columns of signals, in words. */
  public static final String RULE = "an array of numbers, or one such array for each channel";

  /** Whether a column of a type can hold signals. */
  public static boolean isOf(DataType type) {
    return isOfNumbers(type) || (type instanceof ArrayType all && isOfNumbers(all.elementType()));
  }

  private static boolean isOfNumbers(DataType type) {
    return type instanceof ArrayType array && array.elementType() instanceof NumericType;
  }

  /**
   * The signal of a row.
   *
   * @return values, an array for each channel, all of one length, at least one value
   */
  public double[][] of(Row row) {
    if (row.isNullAt(column)) {
      throw new DataException("the signal is null");
    }
    List<?> values = row.getList(column);
    double[][] signal =
        isOfNumbers(type)
            ? new double[][] {channel(values)}
            : values.stream().map(SignalValues::channel).toArray(double[][]::new);
    requireOneLength(signal);
    return signal;
  }

  private static double[] channel(@Nullable Object values) {
    if (values == null) {
      throw new DataException("a channel is null");
    }
    return values instanceof scala.collection.Seq<?> seq
        ? IntStream.range(0, seq.length()).mapToDouble(i -> number(seq.apply(i))).toArray()
        : channel((List<?>) values);
  }

  private static double[] channel(List<?> values) {
    return values.stream().mapToDouble(SignalValues::number).toArray();
  }

  private static double number(@Nullable Object value) {
    if (value == null) {
      throw new DataException("a value is missing or no number");
    }
    double number = ((Number) value).doubleValue();
    // Networks see float32.
    if (!Float.isFinite((float) number)) {
      throw new DataException("a value is " + number);
    }
    return number;
  }

  private static void requireOneLength(double[][] signal) {
    if (signal.length == 0 || signal[0].length == 0) {
      throw new DataException("the signal is empty");
    }
    if (Arrays.stream(signal).anyMatch(channel -> channel.length != signal[0].length)) {
      throw new DataException("its channels are of several lengths");
    }
  }
}
