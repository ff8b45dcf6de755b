package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RewiringTest {

  @Test
  void inputsThatStandForOneShareItsWeight() {
    Tensor parent = new Tensor(List.of(1, 2), new float[] {6, 4});
    Tensor fresh = new Tensor(List.of(2, 4), new float[] {9, 9, 9, 9, 9, 9, 9, 9});
    ChannelMap inputs = new ChannelMap(List.of(0, 1, 0, ChannelMap.NEW), 2);
    ChannelMap outputs = new ChannelMap(List.of(0, ChannelMap.NEW), 1);

    assertThat(Rewiring.weight(parent, fresh, outputs, inputs).values())
        .containsExactly(3, 4, 3, 9, 9, 9, 9, 9);
    assertThat(fresh.values()).containsOnly(9);
  }

  @Test
  void rowsAreCopiedWhole() {
    Tensor parent = new Tensor(List.of(2, 2), new float[] {1, 2, 3, 4});
    Tensor fresh = new Tensor(List.of(3, 2), new float[] {9, 9, 9, 9, 9, 9});
    ChannelMap channels = new ChannelMap(List.of(1, ChannelMap.NEW, 1), 2);
    assertThat(Rewiring.rows(parent, fresh, channels).values()).containsExactly(3, 4, 9, 9, 3, 4);
  }
}
