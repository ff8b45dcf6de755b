package org.evosearch.variation.neat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.junit.jupiter.api.Test;

class GenomeDistanceTest {

  private static final GenomeDistance PUBLISHED =
      new GenomeDistance(1, 1, 0.4, GenomeDistance.Scale.LARGE_GENOMES);
  private static final GenomeDistance ALWAYS_DIVIDED =
      new GenomeDistance(1, 1, 0.5, GenomeDistance.Scale.ALL_GENOMES);

  /** Inputs 0 to 29 that lead to the output 30: connection k has innovation number k. */
  private static NeatGenome genome(double weight, IntStream innovations) {
    Stream<NodeGene> inputs =
        IntStream.range(0, 30).mapToObj(id -> new NodeGene(id, NodeGene.Kind.INPUT));
    Stream<NodeGene> output = Stream.of(new NodeGene(30, NodeGene.Kind.OUTPUT));
    return new NeatGenome(
        Stream.concat(inputs, output).toList(),
        innovations.mapToObj(k -> new ConnectionGene(k, k, 30, weight, true)).toList());
  }

  /** Figure 4 of the paper: innovations 1 to 5 and 8; 1 to 7, 9 and 10. */
  @Test
  void theParentsOfFigureFourHaveThreeDisjointAndTwoExcessGenes() {
    NeatGenome one = genome(1, IntStream.of(1, 2, 3, 4, 5, 8));
    NeatGenome other = genome(3, IntStream.of(1, 2, 3, 4, 5, 6, 7, 9, 10));

    assertThat(PUBLISHED.between(one, other)).isCloseTo(3 + 2 + 0.4 * 2, within(1e-12));
    assertThat(new GenomeDistance(10, 1, 0, GenomeDistance.Scale.LARGE_GENOMES).between(one, other))
        .isCloseTo(10 * 2 + 3, within(1e-12));
    assertThat(ALWAYS_DIVIDED.between(one, other)).isCloseTo(5 / 9.0 + 0.5 * 2, within(1e-12));
  }

  @Test
  void genomesOfTwentyGenesAreDivided() {
    NeatGenome nineteen = genome(1, IntStream.range(0, 19));
    NeatGenome twenty = genome(1, IntStream.range(0, 20));

    assertThat(PUBLISHED.between(nineteen, genome(1, IntStream.range(0, 18)))).isEqualTo(1);
    assertThat(PUBLISHED.between(nineteen, twenty)).isEqualTo(1 / 20.0);
  }

  @Test
  void genomesWithoutACommonGeneHaveNoDifferenceOfWeights() {
    assertThat(PUBLISHED.between(genome(5, IntStream.of(1)), genome(-5, IntStream.of(2))))
        .isEqualTo(2);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aDistanceIsSymmetricAndNotNegative(@ForAll long seed) {
    List<NeatGenome> genomes = SampleGenomes.of(seed, Wiring.RECURRENT, 4);
    for (NeatGenome one : genomes) {
      assertThat(PUBLISHED.between(one, one)).isZero();
      for (NeatGenome other : genomes) {
        assertThat(PUBLISHED.between(one, other))
            .isNotNegative()
            .isEqualTo(PUBLISHED.between(other, one));
      }
    }
  }
}
