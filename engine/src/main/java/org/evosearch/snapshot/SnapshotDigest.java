package org.evosearch.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.evosearch.digest.Sha256;

/**
 * The identity of a snapshot: SHA-256 over what rows have in common, the counts of unreadable rows
 * by reason, and the hashes of all rows in order. Equal data has an equal digest, whatever format
 * and folder it came from.
 */
public final class SnapshotDigest {

  private final Sha256 digest = new Sha256();

  /**
   * Starts a digest.
   *
   * @param unreadable numbers of rows that are left out, by reason
   */
  public SnapshotDigest(SnapshotContent content, SortedMap<String, Integer> unreadable) {
    digest.add(SnapshotJson.write(content).toString().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, Integer> entry : unreadable.entrySet()) {
      digest.add(
          Sha256.hex(entry.getKey() + "=" + entry.getValue()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Adds hashes of rows, each of 32 bytes, in order. */
  public SnapshotDigest add(byte[] hashes) {
    digest.add(ByteBuffer.wrap(hashes));
    return this;
  }

  /** The digest, 64 hexadecimal digits; to be called once. */
  public String hex() {
    return digest.hex();
  }
}
