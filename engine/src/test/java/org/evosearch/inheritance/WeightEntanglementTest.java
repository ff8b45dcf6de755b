package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class WeightEntanglementTest {

  @Test
  void theLeadingBlockIsCopiedAndTheRestStaysFresh() {
    Tensor parent = new Tensor(List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
    Tensor fresh = new Tensor(List.of(3, 2), new float[] {9, 9, 9, 9, 9, 9});
    assertThat(WeightEntanglement.leadingBlock(parent, fresh).values())
        .containsExactly(1, 2, 4, 5, 9, 9);
  }
}
