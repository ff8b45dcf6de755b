package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.List;
import org.evosearch.snapshot.SnapshotContent;

/** What an answer's signals have in common, counted on executors. */
final class SignalSurvey implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SizeCounts sizes = new SizeCounts();
  private final RowSurvey survey = new RowSurvey();
  private int channels;
  private int length;

  /** This survey with one row more. */
  SignalSurvey with(ReadSignal signal) {
    survey.with(signal.tag(), signal.reason());
    if (signal.row() != null) {
      channels = Math.max(channels, signal.channels());
      length = Math.max(length, signal.length());
      sizes.add(signal.size());
    }
    return this;
  }

  /** This survey with all rows of another. */
  SignalSurvey and(SignalSurvey other) {
    survey.and(other.survey);
    channels = Math.max(channels, other.channels);
    length = Math.max(length, other.length);
    sizes.add(other.sizes);
    return this;
  }

  RowSurvey rows() {
    return survey;
  }

  /**
   * What the rows of the snapshot have in common.
   *
   * @throws org.evosearch.dataset.DataException if signals are of several sizes
   */
  SnapshotContent content() {
    if (sizes.count() > 1) {
      throw AnswerColumns.cannotUse(
          "its signals are of %s sizes, channels x values: %s; all need as many channels, and dataset.signal.length brings them to one length"
              .formatted(sizes.count(), sizes));
    }
    return SnapshotContent.ofSignals(List.of(channels, length), survey.classNames());
  }
}
