package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The head of an IDX file of unsigned bytes: a magic number 0x000008RR with RR the number of
 * dimensions, and the dimensions as big-endian integers. The values follow in row-major order.
 *
 * <p>Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits, 1998, "The IDX file
 * format".
 *
 * @param dimensions each above 0
 */
public record IdxHead(List<Integer> dimensions) {

  private static final int UNSIGNED_BYTES = 0x800;

  /** Copies the list. */
  public IdxHead {
    dimensions = List.copyOf(dimensions);
  }

  /** Length of a head with the given number of dimensions, in bytes. */
  public static int length(int rank) {
    return (1 + rank) * Integer.BYTES;
  }

  /**
   * Reads a head.
   *
   * @param bytes of a file, at least those of its head
   * @param rank expected number of dimensions
   * @throws IllegalArgumentException if it is not such a head; the message is the reason alone, one
   *     line
   */
  public static IdxHead read(ByteBuffer bytes, int rank) {
    requireMagic(bytes.getInt(), UNSIGNED_BYTES + rank);
    List<Integer> dimensions = IntStream.range(0, rank).mapToObj(i -> bytes.getInt()).toList();
    if (dimensions.stream().anyMatch(dimension -> dimension < 1)) {
      throw new IllegalArgumentException("dimensions " + dimensions + " are not positive");
    }
    return new IdxHead(dimensions);
  }

  private static void requireMagic(int magic, int expected) {
    if (magic != expected) {
      throw new IllegalArgumentException(
          "magic number 0x%s, 0x%s expected".formatted(hex(magic), hex(expected)));
    }
  }

  private static String hex(int number) {
    return HexFormat.of().toHexDigits(number);
  }

  /** Number of values that follow; a double, since it may exceed a long. */
  double size() {
    return dimensions.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }
}
