package org.evosearch.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An incremental SHA-256 (FIPS 180-4). */
public final class Sha256 {

  /** Characters of a digest in hexadecimal. */
  public static final int LENGTH = 64;

  private final MessageDigest digest;

  /** Starts a digest. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** The digest of bytes, as {@link #hex()} returns it. */
  public static String hex(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  /** The digest of a text in UTF-8, as {@link #hex()} returns it. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the remaining bytes of a buffer. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** The digest of all that was added, as 64 lower-case hexadecimal digits. Resets this object. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
