package org.evosearch.dataset.source;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.signal.SignalReading;
import org.evosearch.dataset.signal.SignalTask;
import org.evosearch.dataset.table.TableReading;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotFormat;

/** Signals that a query has returned, kept as snapshots, and divided as images are. */
public final class SignalSource {

  private SignalSource() {}

  /**
   * Reads signals.
   *
   * @throws DataException if they cannot be had, or nothing can be learned of them; one line
   */
  public static SignalTask load(DatasetSettings settings) {
    String path = settings.path();
    if (path == null) {
      throw new DataException(
          "Cannot read " + settings.name() + ": dataset.query has not been answered");
    }
    try {
      return task(SnapshotFormat.at(path), settings);
    } catch (SnapshotException e) {
      throw new DataException(String.valueOf(e.getMessage()));
    }
  }

  /** The signals of a snapshot, divided and normalized. */
  static SignalTask task(Snapshot snapshot, DatasetSettings settings) {
    SnapshotFacts facts = snapshot.facts();
    if (!facts.content().isSignals()) {
      throw new DataException("Cannot read " + settings.path() + ": its rows are no signals");
    }
    requireMemory(facts);
    SignalReading reading = new SignalReading(facts);
    snapshot.read(reading::add);
    RowDivision division = RowDivision.of(reading.labels(), reading.tags(), settings);
    return reading.task(
        account(facts, settings),
        new TableReading.Division(
            division.train(), division.validation(), division.test(), settings.placement()));
  }

  private static void requireMemory(SnapshotFacts facts) {
    long bytes = Math.multiplyExact(facts.rows(), facts.content().rowBytes());
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new DataException(
          "Cannot hold %s signals %s: they take %s MiB, Java has %s (-Xmx)"
              .formatted(
                  facts.rows(), new TensorShape(facts.content().shape()), bytes >> 20, most >> 20));
    }
  }

  private static DataAccount account(SnapshotFacts facts, DatasetSettings settings) {
    String content = ", signals " + new TensorShape(facts.content().shape());
    DataAccount account = SnapshotAccount.of(facts, content).ofSignals();
    return account.of(settings.name(), account.counts(), List.of());
  }
}
