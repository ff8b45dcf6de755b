package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Reals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealsMutationTest extends VariationContract<Reals> {

  private static final int GENES = 20_000;

  @Override
  protected Mutation<Reals> mutation() {
    return new RealsMutation(0.1);
  }

  @Override
  protected Reals parent(UniformRandomProvider random) {
    return new Reals(random.doubles(7).boxed().toList());
  }

  @Override
  protected boolean contains(Reals genotype) {
    return genotype.size() == 7;
  }

  private static double[] steps(double from) {
    Reals parent = new Reals(IntStream.range(0, GENES).mapToObj(i -> from).toList());
    UniformRandomProvider random = new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);
    return new RealsMutation(0.1)
        .mutate(parent, random).values().stream().mapToDouble(value -> value - from).toArray();
  }

  @Test
  void stepsHaveTheirDeviation() {
    double[] steps = steps(0.5);
    double mean = IntStream.range(0, GENES).mapToDouble(i -> steps[i]).average().orElseThrow();
    double square =
        IntStream.range(0, GENES).mapToDouble(i -> steps[i] * steps[i]).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(4 * 0.1 / Math.sqrt(GENES)));
    assertThat(Math.sqrt(square)).isCloseTo(0.1, within(4 * 0.1 / Math.sqrt(2 * GENES)));
  }

  @Test
  void whoWouldLeaveTheRangeStopsAtItsEnd() {
    double[] steps = steps(1);
    assertThat(IntStream.range(0, GENES).filter(i -> steps[i] == 0).count())
        .isBetween(GENES / 2 - 300L, GENES / 2 + 300L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN})
  void aDeviationBelowZeroIsRefused(double deviation) {
    assertThatThrownBy(() -> new RealsMutation(deviation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid deviation: " + deviation + " (at least 0)");
  }
}
