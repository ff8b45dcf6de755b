package org.evosearch.jobs.data;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.SignalQuestion;
import org.evosearch.snapshot.RowTag;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads the signals of an answer, on executors. A row that cannot be read is a row with a reason.
 */
final class SignalRows implements Function<Row, ReadSignal> {

  private static final long serialVersionUID = 1L;
  private static final String RULE = "an array of numbers, or one such array for each channel";

  private final AnswerColumns columns;
  private final int length;

  private SignalRows(AnswerColumns columns, int length) {
    this.columns = columns;
    this.length = length;
  }

  /**
   * Prepares for an answer.
   *
   * @throws DataException if its columns are not those of signals
   */
  static SignalRows of(AnswerColumns columns, SignalQuestion question) {
    DataType signal = columns.requireLabelled(SnapshotPart.SIGNAL, RULE);
    if (!isOfNumbers(signal) && !(signal instanceof ArrayType a && isOfNumbers(a.elementType()))) {
      throw AnswerColumns.cannotUse(
          "its column signal is %s (%s)".formatted(signal.simpleString(), RULE));
    }
    columns.requireDiscreteTags();
    return new SignalRows(columns, question.length());
  }

  private static boolean isOfNumbers(DataType type) {
    return type instanceof ArrayType array && array.elementType() instanceof NumericType;
  }

  @Override
  public ReadSignal call(Row row) {
    try {
      RowTag tag = columns.tag(row, columns.label(row, SnapshotPart.LABEL));
      return ReadSignal.of(tag, signal(row));
    } catch (DataException e) {
      return ReadSignal.unreadable(
          columns.unread(row, AnswerColumns.KEY, SnapshotPart.LABEL),
          String.valueOf(e.getMessage()));
    }
  }

  /** (C, T), of the wanted length. */
  private double[][] signal(Row row) {
    int column = row.fieldIndex(SnapshotPart.SIGNAL);
    if (row.isNullAt(column)) {
      throw new DataException("the signal is null");
    }
    List<?> values = row.getList(column);
    boolean isOneChannel = isOfNumbers(columns.schema().apply(SnapshotPart.SIGNAL).dataType());
    double[][] signal =
        isOneChannel
            ? new double[][] {channel(values)}
            : values.stream().map(SignalRows::channel).toArray(double[][]::new);
    requireOneLength(signal);
    return length == 0 ? signal : ofLength(signal);
  }

  private static double[] channel(@Nullable Object values) {
    if (values == null) {
      throw new DataException("a channel is null");
    }
    return values instanceof scala.collection.Seq<?> seq
        ? channel(CollectionConverters.asJava(seq))
        : channel((List<?>) values);
  }

  private static double[] channel(List<?> values) {
    return values.stream().mapToDouble(SignalRows::number).toArray();
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

  /** Longer signals lose their end, shorter ones end in zeros. */
  private double[][] ofLength(double[][] signal) {
    return Arrays.stream(signal)
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(double[][]::new);
  }
}
