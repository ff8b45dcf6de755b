package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.evosearch.dataset.DataException;

/**
 * An IDX file of unsigned bytes: a magic number 0x000008RR with RR the number of dimensions, the
 * dimensions as big-endian integers, the values in row-major order.
 *
 * <p>Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits, 1998, "The IDX file
 * format".
 */
final class IdxFile {

  private static final int UNSIGNED_BYTES = 0x800;

  /** What fits into an array on every Java platform, with a byte to spare. */
  private static final int LARGEST = Integer.MAX_VALUE - 9;

  private final Path path;
  private final int[] dimensions;
  private final byte[] values;

  private IdxFile(Path path, int[] dimensions, byte[] values) {
    this.path = path;
    this.dimensions = dimensions;
    this.values = values;
  }

  static IdxFile read(Path path, int rank) {
    int header = (1 + rank) * Integer.BYTES;
    int[] dimensions = dimensions(DataFile.read(path, header), header, rank);
    double size = Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (size > LARGEST - header) {
      throw DataException.cannotRead(
          path, "dimensions " + Arrays.toString(dimensions) + " are too large");
    }
    DataFile file = DataFile.read(path, header + (long) size);
    file.requireLength(header + (long) size);
    byte[] values = new byte[(int) size];
    file.content().position(header).get(values);
    return new IdxFile(path, dimensions, values);
  }

  private static int[] dimensions(DataFile file, int header, int rank) {
    ByteBuffer content = file.content();
    if (content.remaining() < header) {
      file.requireLength(header);
    }
    requireMagic(file, content.getInt(), UNSIGNED_BYTES + rank);
    int[] dimensions = new int[rank];
    Arrays.setAll(dimensions, i -> content.getInt());
    if (Arrays.stream(dimensions).anyMatch(d -> d < 1)) {
      throw file.unreadable("dimensions " + Arrays.toString(dimensions) + " are not positive");
    }
    return dimensions;
  }

  private static void requireMagic(DataFile file, int magic, int expected) {
    if (magic != expected) {
      throw file.unreadable(
          "magic number 0x%s, 0x%s expected".formatted(hex(magic), hex(expected)));
    }
  }

  private static String hex(int number) {
    return HexFormat.of().toHexDigits(number);
  }

  int dimension(int axis) {
    return dimensions[axis];
  }

  /** The values themselves, not a copy. */
  byte[] values() {
    return values;
  }

  DataException unreadable(String reason) {
    return DataException.cannotRead(path, reason);
  }
}
