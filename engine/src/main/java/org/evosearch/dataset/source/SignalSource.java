package org.evosearch.dataset.source;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.signal.Lengths;
import org.evosearch.dataset.signal.SignalReading;
import org.evosearch.dataset.signal.SignalTask;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotFacts;

/** Reads signals that a query has returned from their snapshot, and splits them like images. */
public final class SignalSource {

  private SignalSource() {}

  /**
   * Reads signals.
   *
   * @throws DataException if they cannot be read, or nothing can be learned from them; one line
   */
  public static SignalTask load(DatasetSettings settings) {
    return AnswerSnapshot.read(settings, snapshot -> task(snapshot, settings));
  }

  /** The signals of a snapshot, divided and normalized. */
  static SignalTask task(Snapshot snapshot, DatasetSettings settings) {
    SnapshotFacts facts = snapshot.facts();
    if (!facts.content().isSignals()) {
      throw new DataException("Cannot read " + settings.path() + ": its rows are not signals");
    }
    AnswerSnapshot.requireMemory(
        facts.rows(), facts.content().rowBytes(), facts.rows() + content(facts), "");
    SignalReading reading = new SignalReading(facts);
    snapshot.read(reading::add);
    Parts<int[]> division = RowDivision.of(reading.labels(), reading.tags(), settings);
    Lengths lengths = settings.size() > 0 ? Lengths.FITTED : Lengths.EQUAL;
    return reading.task(account(facts, settings), lengths, division, settings.placement());
  }

  private static DataAccount account(SnapshotFacts facts, DatasetSettings settings) {
    return SnapshotAccount.of(facts, "," + content(facts)).ofSignals().named(settings.name());
  }

  private static String content(SnapshotFacts facts) {
    return " signals " + new TensorShape(facts.content().shape());
  }
}
