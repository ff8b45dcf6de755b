package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.evosearch.dataset.DataException;

/** An IDX file of unsigned bytes, see {@link IdxHead}. */
final class IdxFile {

  /** What fits into an array on every Java platform, with a byte to spare. */
  private static final int LARGEST = Integer.MAX_VALUE - 9;

  private final Path path;
  private final IdxHead head;
  private final byte[] values;

  private IdxFile(Path path, IdxHead head, byte[] values) {
    this.path = path;
    this.head = head;
    this.values = values;
  }

  static IdxFile read(Path path, int rank) {
    int header = IdxHead.length(rank);
    IdxHead head = head(DataFile.read(path, header), header, rank);
    double size = head.size();
    if (size > LARGEST - header) {
      throw DataException.cannotRead(path, "dimensions " + head.dimensions() + " are too large");
    }
    DataFile file = DataFile.read(path, header + (long) size);
    file.requireLength(header + (long) size);
    byte[] values = new byte[(int) size];
    file.content().position(header).get(values);
    return new IdxFile(path, head, values);
  }

  private static IdxHead head(DataFile file, int header, int rank) {
    ByteBuffer content = file.content();
    if (content.remaining() < header) {
      file.requireLength(header);
    }
    try {
      return IdxHead.read(content, rank);
    } catch (IllegalArgumentException e) {
      throw file.unreadable(String.valueOf(e.getMessage()));
    }
  }

  int dimension(int axis) {
    return head.dimensions().get(axis);
  }

  /** The values themselves, not a copy. */
  byte[] values() {
    return values;
  }

  DataException unreadable(String reason) {
    return DataException.cannotRead(path, reason);
  }
}
