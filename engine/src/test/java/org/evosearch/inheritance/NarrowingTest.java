package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class NarrowingTest {

  @Test
  void normsAreSumsOfAbsoluteWeights() {
    Tensor weight = new Tensor(List.of(2, 1, 1, 2), new float[] {1, -2, 0, -0.5f});
    assertThat(Narrowing.norms(weight)).containsExactly(3, 0.5);
  }

  @Test
  void theStrongestChannelsStayInTheirOrder() {
    ChannelMap map = Narrowing.map(new double[] {3, 1, 5, 3, 4}, 3);
    assertThat(map.sources()).containsExactly(0, 2, 4);
    assertThat(map.width()).isEqualTo(5);
  }
}
