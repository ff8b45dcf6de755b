package org.evosearch.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.evosearch.digest.Sha256;

/**
 * The identity of a snapshot: SHA-256 over what rows have in common, the hashes of all rows in
 * order, and what could not be read. Equal data has an equal digest, whatever format and folder it
 * came from.
 */
public final class SnapshotDigest {

  private final Sha256 digest = new Sha256();

  /**
   * Begins a digest.
   *
   * @param unreadable numbers of rows by the reason why they are left out
   */
  public SnapshotDigest(SnapshotContent content, SortedMap<String, Integer> unreadable) {
    digest.add(SnapshotJson.write(content).toString().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, Integer> entry : unreadable.entrySet()) {
      digest.add(
          Sha256.hex(entry.getKey() + "=" + entry.getValue()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Goes on with hashes of rows, each of 32 bytes, in order. */
  public SnapshotDigest add(byte[] hashes) {
    digest.add(ByteBuffer.wrap(hashes));
    return this;
  }

  /** 64 hexadecimal digits; call it once. */
  public String hex() {
    return digest.hex();
  }
}
