package org.evosearch.jobs.data;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.snapshot.RowHash;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;
import scala.Tuple2;

/**
 * Writes one part of a snapshot on an executor. A repeated task writes the same rows again.
 *
 * @param stage where the files are gathered
 * @param content of all rows
 * @param parts how many there are
 */
record PartTask(StoreFolder stage, SnapshotContent content, int parts)
    implements Function2<
        Integer, Iterator<Tuple2<RowHash, SnapshotRow>>, Iterator<PartTask.Report>> {

  /**
   * The result for a part.
   *
   * @param index of the part
   * @param rows in it
   * @param hashes of its rows, in order, 32 bytes each
   */
  record Report(int index, int rows, Hashes hashes) implements Serializable {}

  /** Hashes one after the other. */
  static final class Hashes implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    private Hashes(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  @Override
  public Iterator<Report> call(Integer index, Iterator<Tuple2<RowHash, SnapshotRow>> rows) {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    Iterator<SnapshotRow> keyed =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public SnapshotRow next() {
            Tuple2<RowHash, SnapshotRow> row = rows.next();
            hashes.writeBytes(row._1().bytes());
            return row._1().keyed(row._2());
          }
        };
    byte[] file = new SnapshotPart(content).write(keyed);
    stage.write(SnapshotFolder.part(index, parts), file);
    Hashes all = new Hashes(hashes.toByteArray());
    return Collections.singleton(new Report(index, all.bytes.length / RowHash.BYTES, all))
        .iterator();
  }
}
