package org.evosearch.snapshot;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.evosearch.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of the content of a row. Rows are stored in the order of their hashes, a shuffle that
 * depends on nothing but their content: neither on the order in which a query returns them, nor on
 * the number of processes that run it.
 */
public final class RowHash implements Comparable<RowHash>, Serializable {

  private static final long serialVersionUID = 1L;

  /** Bytes of a hash. */
  public static final int BYTES = 32;

  /** The seed of the order: a prefix of all hashed content. */
  private static final byte[] SEED = "evosearch snapshot 1".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_DIGITS = 32;
  private static final int ABSENT = -1;

  private final byte[] bytes;

  private RowHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a row. */
  public static RowHash of(SnapshotRow row) {
    Sha256 digest = new Sha256();
    digest.add(SEED);
    RowTag tag = row.tag();
    add(digest, tag.key());
    add(digest, tag.label());
    add(digest, tag.split() == null ? null : tag.split().name());
    add(digest, tag.group());
    ByteBuffer pixels = row.pixels();
    digest.add(length(pixels.remaining())).add(pixels);
    add(digest, row.numbers());
    row.texts().forEach(text -> add(digest, text));
    add(digest, row.targets());
    return new RowHash(HexFormat.of().parseHex(digest.hex()));
  }

  private static void add(Sha256 digest, @Nullable String text) {
    if (text == null) {
      digest.add(length(ABSENT));
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.add(length(bytes.length)).add(bytes);
    }
  }

  private static void add(Sha256 digest, double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES));
    bytes.asDoubleBuffer().put(numbers);
    digest.add(length(numbers.length)).add(bytes);
  }

  private static ByteBuffer length(int length) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).flip();
  }

  /** The row with a key: its own, or one derived from this hash. */
  public SnapshotRow keyed(SnapshotRow row) {
    return row.tag().key().isEmpty() ? row.withKey(hex().substring(0, KEY_DIGITS)) : row;
  }

  /** The hash of a row before {@link #keyed}: without its key if that was derived from the hash. */
  public static RowHash ofKeyed(SnapshotRow row) {
    RowHash bare = of(row.withKey(""));
    return bare.hex().substring(0, KEY_DIGITS).equals(row.tag().key()) ? bare : of(row);
  }

  /**
   * Which of several parts of about equal size the row belongs to; parts follow each other in the
   * order of hashes.
   */
  public int part(int parts) {
    long first = ByteBuffer.wrap(bytes).getInt() & 0xffffffffL;
    return (int) ((first * parts) >>> Integer.SIZE);
  }

  /** The hash itself, 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(RowHash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
