package org.evosearch.dataset.source;

import java.util.List;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableReading;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotFormat;

/** Tables that a query has returned, kept as snapshots, and divided as images are. */
public final class TableSource {

  private TableSource() {}

  /**
   * Reads a table.
   *
   * @throws DataException if it cannot be had, or nothing can be learned of it; one line
   */
  public static TableTask load(DatasetSettings settings, TableEncoding table) {
    String path = settings.path();
    if (path == null) {
      throw new DataException(
          "Cannot read " + settings.name() + ": dataset.query has not been answered");
    }
    try {
      return task(SnapshotFormat.at(path), settings, table);
    } catch (SnapshotException e) {
      throw new DataException(String.valueOf(e.getMessage()));
    }
  }

  /** The rows of a snapshot, divided and prepared. */
  static TableTask task(Snapshot snapshot, DatasetSettings settings, TableEncoding table) {
    SnapshotFacts facts = snapshot.facts();
    require(facts.content(), settings, table);
    requireMemory(facts);
    TableReading reading = new TableReading(facts);
    snapshot.read(reading::add);
    RowDivision division = RowDivision.of(reading.strata(), reading.tags(), settings);
    return reading.task(
        account(facts, settings),
        table,
        new TableReading.Division(
            division.train(), division.validation(), division.test(), settings.placement()));
  }

  private static void require(
      SnapshotContent content, DatasetSettings settings, TableEncoding table) {
    if (!content.isTable()) {
      String rows = content.isImages() ? "images" : "signals";
      throw new DataException("Cannot read " + settings.path() + ": its rows are " + rows);
    }
    if (content.isClasses() != (table.goal() == TableEncoding.Goal.CLASSIFICATION)) {
      throw new DataException(
          "Cannot read %s: its targets are %s"
              .formatted(settings.path(), content.isClasses() ? "classes" : "numbers"));
    }
  }

  private static void requireMemory(SnapshotFacts facts) {
    long bytes = Math.multiplyExact(facts.rows(), facts.content().rowBytes());
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new DataException(
          "Cannot hold %s rows of %s columns: they take %s MiB, Java has %s (-Xmx)"
              .formatted(facts.rows(), facts.content().columns().size(), bytes >> 20, most >> 20));
    }
  }

  private static DataAccount account(SnapshotFacts facts, DatasetSettings settings) {
    DataAccount account =
        SnapshotAccount.of(facts, ", " + facts.content().columns().size() + " columns").ofRows();
    return account.of(settings.name(), account.counts(), List.of());
  }
}
