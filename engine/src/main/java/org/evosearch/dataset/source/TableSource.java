package org.evosearch.dataset.source;

import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableReading;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;

/** Reads a table that a query has returned from its snapshot, and splits it like images. */
public final class TableSource {

  private TableSource() {}

  /**
   * Reads a table.
   *
   * @throws DataException if it cannot be read, or nothing can be learned from it; one line
   */
  public static TableTask load(DatasetSettings settings, TableEncoding table) {
    return AnswerSnapshot.read(settings, snapshot -> task(snapshot, settings, table));
  }

  /** The rows of a snapshot, divided and prepared. */
  static TableTask task(Snapshot snapshot, DatasetSettings settings, TableEncoding table) {
    SnapshotFacts facts = snapshot.facts();
    require(facts.content(), settings, table);
    int columns = facts.content().columns().size();
    AnswerSnapshot.requireMemory(
        facts.rows(),
        facts.content().rowBytes(),
        facts.rows() + " rows of " + columns + " columns",
        "");
    TableReading reading = new TableReading(facts);
    snapshot.read(reading::add);
    Parts<int[]> division = RowDivision.of(reading.strata(), reading.tags(), settings);
    return reading.task(account(facts, settings), table, division, settings.placement());
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

  private static DataAccount account(SnapshotFacts facts, DatasetSettings settings) {
    return SnapshotAccount.of(facts, ", " + facts.content().columns().size() + " columns")
        .ofRows()
        .named(settings.name());
  }
}
