package org.evosearch.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The example of one block in FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theDigestIsThatOfTheStandard() {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC).hasSize(Sha256.LENGTH);
  }

  @Test
  void partsCountInTheirOrder() {
    byte[] a = "a".getBytes(StandardCharsets.UTF_8);
    ByteBuffer bc = ByteBuffer.wrap("bc".getBytes(StandardCharsets.UTF_8));

    assertThat(new Sha256().add(a).add(bc).hex()).isEqualTo(ABC);
  }
}
