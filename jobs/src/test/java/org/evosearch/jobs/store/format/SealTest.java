package org.evosearch.jobs.store.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;

class SealTest {

  private final byte[] file =
      new TableFile(Footer.of(Table.RUNS, "r"), List.of(RunCodec.row(SampleRecords.run("r"))))
          .bytes(Table.RUNS);

  @Test
  void aFileAsItWasWrittenIsIntact() {
    assertThat(Seal.isIntact(file)).isTrue();
  }

  @Test
  void noBitCanFlipUnseen() {
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Seal.isIntact(damaged)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void aFileWithoutASealIsNotIntact() {
    assertThat(Seal.isIntact(new byte[0])).isFalse();
    assertThat(Seal.isIntact(new byte[1000])).isFalse();
  }
}
