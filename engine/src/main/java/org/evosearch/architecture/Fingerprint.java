package org.evosearch.architecture;

import java.io.Serializable;
import org.evosearch.digest.Sha256;

/**
 * The identity of a network: equal exactly for networks that are equal up to the names of their
 * nodes, the order of the inputs of commutative operations, and nodes that compute nothing (barring
 * collisions of SHA-256).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) implements Serializable {

  /** Checks the form. */
  public Fingerprint {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Invalid fingerprint: " + hex + " (64 hex digits)");
    }
  }

  /** The fingerprint of an architecture. */
  public static Fingerprint of(Architecture architecture) {
    return ofText(CanonicalForm.of(Simplification.of(architecture)));
  }

  /** The fingerprint of this network together with a text that also identifies a trial. */
  public Fingerprint with(String text) {
    return ofText(hex + "\n" + text);
  }

  /** The fingerprint of any text: its SHA-256. */
  public static Fingerprint ofText(String text) {
    return new Fingerprint(Sha256.hex(text));
  }

  @Override
  public String toString() {
    return hex.substring(0, 12);
  }
}
