package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.training.CheckpointException;
import org.junit.jupiter.api.Test;

class WeightStoreTest {

  private static final String NAME = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "0123456789abcdeffedcba9876543210";

  private static MemoryFolder folder(String test) {
    return new MemoryFolder("weight-store " + test);
  }

  @Test
  void whatWasWrittenIsReadBack() {
    WeightStore store = new WeightStore(folder("read"));
    store.write(1, NAME, new byte[] {1, 2, 3});

    assertThat(store.read(1, NAME)).containsExactly(1, 2, 3);
  }

  @Test
  void theWeightsBeforeAreKeptAndOlderOnesAreSwept() {
    MemoryFolder folder = folder("swept");
    WeightStore store = new WeightStore(folder);
    for (int epoch = 1; epoch <= 12; epoch++) {
      store.write(epoch, NAME, new byte[] {(byte) epoch});
    }

    assertThat(folder.names())
        .containsExactlyInAnyOrder(
            "epoch-000011-0123456789abcdef.weights", "epoch-000012-0123456789abcdef.weights");
  }

  @Test
  void equalWeightsAreEqualFiles() {
    MemoryFolder folder = folder("equal");
    new WeightStore(folder).write(1, NAME, new byte[] {7});
    byte[] first = folder.read(folder.names().get(0)).orElseThrow();
    new WeightStore(folder).write(1, NAME, new byte[] {7});

    assertThat(folder.read(folder.names().get(0))).contains(first);
  }

  @Test
  void missingOtherAndDamagedWeightsAreRefused() {
    MemoryFolder folder = folder("refused");
    WeightStore store = new WeightStore(folder);
    store.write(1, NAME, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> store.read(2, NAME)).hasMessageEndingWith("are missing");
    assertThatThrownBy(() -> store.read(1, OTHER)).hasMessageEndingWith("have changed");
    String file = folder.names().get(0);
    byte[] bytes = folder.read(file).orElseThrow();
    bytes[bytes.length - 1] ^= 1;
    folder.write(file, bytes);
    assertThatThrownBy(() -> store.read(1, NAME))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("damaged");
  }
}
