package org.evosearch.jobs.data;

import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;

/** What an answer's signals have in common. */
final class SignalSurvey implements Survey<ReadSignal, SignalSurvey> {

  private static final long serialVersionUID = 1L;

  private final SizeCounts sizes = new SizeCounts();
  private final RowSurvey survey = new RowSurvey();
  private int channels;
  private int length;

  @Override
  public SignalSurvey with(ReadSignal signal) {
    survey.with(signal.tag(), signal.reason());
    if (signal.row() != null) {
      channels = Math.max(channels, signal.channels());
      length = Math.max(length, signal.length());
      sizes.add(signal.size());
    }
    return this;
  }

  @Override
  public SignalSurvey and(SignalSurvey other) {
    survey.and(other.survey);
    channels = Math.max(channels, other.channels);
    length = Math.max(length, other.length);
    sizes.add(other.sizes);
    return this;
  }

  @Override
  public RowSurvey rows() {
    return survey;
  }

  @Override
  public SnapshotContent content() {
    if (sizes.count() > 1) {
      throw AnswerColumns.cannotUse(
          "its signals are of %s sizes, channels x values: %s; all need as many channels, and dataset.signal.length brings them to one length"
              .formatted(sizes.count(), sizes));
    }
    return SnapshotContent.ofSignals(List.of(channels, length), survey.classNames());
  }

  @Override
  public JavaRDD<SnapshotRow> kept(JavaRDD<ReadSignal> read) {
    return read.map(ReadSignal::row).filter(Objects::nonNull);
  }
}
