package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class Net2WiderTest {

  @Property(tries = 100)
  void allChannelsStayAndTheOthersAreCopies(
      @ForAll @IntRange(min = 1, max = 20) int width, @ForAll @IntRange(max = 20) int more) {
    ChannelMap map = Net2Wider.map(width, width + more, Families.random(width));
    assertThat(map.childWidth()).isEqualTo(width + more);
    assertThat(map.isComplete()).isTrue();
    assertThat(map.sources().subList(0, width))
        .isEqualTo(IntStream.range(0, width).boxed().toList());
  }

  /** What the original numbers were stays; copies move by a hundredth of the deviation. */
  @Test
  void onlyCopiesGetNoise() {
    ChannelMap map = new ChannelMap(List.of(0, 1, 0, ChannelMap.NEW), 2);
    float[] values = new float[4 * 1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? 3 : -3;
    }
    Tensor weight = new Tensor(List.of(4, 1000), values.clone());
    Net2Wider.NOISY.breakTies(weight, map, Families.random(1));

    double[] noise =
        IntStream.range(0, 4000).mapToDouble(i -> weight.values()[i] - values[i]).toArray();
    assertThat(Arrays.stream(noise, 0, 2000).allMatch(n -> n == 0)).isTrue();
    assertThat(Arrays.stream(noise, 3000, 4000).allMatch(n -> n == 0)).isTrue();
    double deviation =
        Math.sqrt(Arrays.stream(noise, 2000, 3000).map(n -> n * n).average().orElseThrow());
    assertThat(deviation).isBetween(0.028, 0.032);
  }
}
