package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class Net2DeeperTest {

  @Test
  void anIdentityPassesTheFirstOfEqualInputsOn() {
    Tensor fresh = Tensor.filled(List.of(3, 3), 9);
    ChannelMap inputs = new ChannelMap(List.of(0, 1, 0), 2);
    ChannelMap outputs = new ChannelMap(List.of(0, 1, 1), 2);
    assertThat(Net2Deeper.identity(fresh, outputs, inputs).values())
        .containsExactly(1, 0, 0, 0, 1, 0, 0, 1, 0);
  }

  @Test
  void aKernelOfOnesInTheMiddlePassesOn() {
    Tensor fresh = Tensor.filled(List.of(1, 1, 3, 3), 9);
    ChannelMap one = ChannelMap.leading(1, 1);
    float[] delta = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    assertThat(Net2Deeper.identity(fresh, one, one).values()).containsExactly(delta);
    assertThat(Net2Deeper.depthwiseIdentity(fresh).values()).containsExactly(delta);
  }

  /** (x - mean) / sqrt(variance + 1e-5) times scale plus shift is x. */
  @Test
  void aNormalizationIsUndoneByScaleAndShift() {
    Tensor mean = new Tensor(List.of(1), new float[] {3});
    Tensor variance = new Tensor(List.of(1), new float[] {4});
    Map<String, Tensor> own = Net2Deeper.undoing(mean, variance);
    double x = 7;
    double normal = (x - 3) / Math.sqrt(4 + 1e-5);
    assertThat(normal * value(own, "scale") + value(own, "shift")).isCloseTo(x, within(1e-6));
  }

  private static float value(Map<String, Tensor> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name)).values()[0];
  }
}
