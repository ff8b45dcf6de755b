package org.evosearch.jobs.store.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.evosearch.digest.Sha256;

/**
 * A Parquet file's own digest, in its footer: the SHA-256 of the file as it is with zeros in the
 * seal's place. It is checked before anything of the file is parsed, so that a damaged length
 * cannot lead the parser astray.
 */
public final class Seal {

  /** The footer's key. */
  public static final String KEY = "evosearch.seal";

  /** The footer's value until the seal is set. */
  public static final String BLANK = "0".repeat(Sha256.LENGTH);

  private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BLANK_BYTES = BLANK.getBytes(StandardCharsets.US_ASCII);

  /** Between key and value, Thrift's compact protocol: the next field, a string of 64 bytes. */
  private static final byte[] BETWEEN = {0x18, Sha256.LENGTH};

  private Seal() {}

  /** Sets the seal of a file that was written with a blank one. */
  public static byte[] set(byte[] file) {
    return with(file, Sha256.hex(file).getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the file has a seal and is, bit by bit, what was sealed. */
  public static boolean isIntact(byte[] file) {
    return place(file) >= 0 && Arrays.equals(file, set(with(file, BLANK_BYTES)));
  }

  private static byte[] with(byte[] file, byte[] value) {
    byte[] copy = file.clone();
    System.arraycopy(value, 0, copy, place(file), value.length);
    return copy;
  }

  /** Where the value of the last seal begins, -1 if there is none. */
  private static int place(byte[] file) {
    int length = KEY_BYTES.length + BETWEEN.length;
    for (int at = file.length - length - Sha256.LENGTH; at >= 0; at--) {
      if (matches(file, at, KEY_BYTES) && matches(file, at + KEY_BYTES.length, BETWEEN)) {
        return at + length;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] file, int at, byte[] part) {
    return Arrays.equals(file, at, at + part.length, part, 0, part.length);
  }
}
