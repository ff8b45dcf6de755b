package org.evosearch.dataset.source;

import java.util.function.Function;
import org.evosearch.dataset.DataException;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFormat;

/** Reads the snapshot of a query's result, whether it has images, signals or a table. */
final class AnswerSnapshot {

  private AnswerSnapshot() {}

  /**
   * Reads the snapshot that settings name.
   *
   * @throws DataException if there is none, or it cannot be read; one line
   */
  static <T> T read(DatasetSettings settings, Function<Snapshot, T> reader) {
    String path = settings.path();
    if (path == null) {
      throw new DataException(
          "Cannot read " + settings.name() + ": dataset.query has not been answered");
    }
    try {
      return reader.apply(SnapshotFormat.at(path));
    } catch (SnapshotException e) {
      throw new DataException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Fails if rows do not fit into Java's memory.
   *
   * @param rowBytes bytes of a row while all are read
   * @param what the rows are, with their number
   * @param advice what else to do, or an empty text
   */
  static void requireMemory(long rows, long rowBytes, String what, String advice) {
    long bytes = Math.multiplyExact(rows, rowBytes);
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new DataException(
          "Cannot hold %s: they take %s MiB, Java has %s (-Xmx)%s"
              .formatted(what, bytes >> 20, most >> 20, advice));
    }
  }
}
