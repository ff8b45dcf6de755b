package org.evosearch.variation.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.neat.NeatWeightSpace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightMutationTest {

  private static Stream<Double> weights(WeightMutation mutation) {
    UniformRandomProvider random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);
    NeatGenome first = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD).initial(random);
    return Stream.iterate(first, genome -> mutation.mutate(genome, random))
        .limit(500)
        .flatMap(genome -> genome.connections().stream())
        .map(ConnectionGene::weight);
  }

  @ParameterizedTest
  @EnumSource
  void weightsDriftNoFurtherThanTheLimit(WeightMutation.Draw draw) {
    assertThat(weights(new WeightMutation(1, 0.02, 2.5, 1, draw, 8)))
        .allMatch(weight -> Math.abs(weight) <= 8)
        .contains(8.0, -8.0);
  }

  @ParameterizedTest
  @EnumSource
  void aGenomeThatIsNotChosenStaysAsItIs(WeightMutation.Draw draw) {
    assertThat(weights(new WeightMutation(0, 0.1, 2.5, 1, draw, 8)).distinct()).hasSize(3);
  }
}
