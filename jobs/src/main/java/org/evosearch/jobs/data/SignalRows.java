package org.evosearch.jobs.data;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.signal.Lengths;
import org.evosearch.experiment.settings.SignalQuestion;
import org.evosearch.jobs.score.SignalValues;
import org.evosearch.snapshot.RowTag;

/**
 * Reads the signals of an answer, on executors. A row that cannot be read becomes one with a
 * reason.
 */
final class SignalRows implements Function<Row, ReadSignal> {

  private static final long serialVersionUID = 1L;

  private final AnswerColumns columns;
  private final SignalValues values;
  private final int length;

  private SignalRows(AnswerColumns columns, SignalValues values, int length) {
    this.columns = columns;
    this.values = values;
    this.length = length;
  }

  /**
   * Prepares for an answer.
   *
   * @throws DataException if its columns are not those of signals
   */
  static SignalRows of(AnswerColumns columns, SignalQuestion question) {
    DataType signal = columns.requireLabeled(SnapshotPart.SIGNAL, SignalValues.RULE);
    if (!SignalValues.isOf(signal)) {
      throw AnswerColumns.cannotUse(
          "its column signal is %s (%s)".formatted(signal.simpleString(), SignalValues.RULE));
    }
    columns.requireDiscreteTags();
    int index = columns.schema().fieldIndex(SnapshotPart.SIGNAL);
    return new SignalRows(columns, new SignalValues(index, signal), question.length());
  }

  @Override
  public ReadSignal call(Row row) {
    try {
      RowTag tag = columns.tag(row, columns.label(row, SnapshotPart.LABEL));
      double[][] signal = values.of(row);
      return ReadSignal.of(tag, length == 0 ? signal : Lengths.fitted(signal, length));
    } catch (DataException e) {
      return ReadSignal.unreadable(
          columns.unread(row, AnswerColumns.KEY, SnapshotPart.LABEL),
          String.valueOf(e.getMessage()));
    }
  }
}
