package org.evosearch.variation.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.neat.NeatWeightSpace;
import org.junit.jupiter.api.Test;

class NeatCrossoverTest {

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 1, 0);
  }

  private static Map<Integer, ConnectionGene> genes(NeatGenome genome) {
    return genome.connections().stream()
        .collect(Collectors.toMap(ConnectionGene::innovation, Function.identity()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aChildHasTheStructureOfItsFitterParent(@ForAll long seed, @ForAll Wiring wiring) {
    List<NeatGenome> parents = SampleGenomes.of(seed, wiring, 2);
    NeatGenome child =
        new NeatCrossover(wiring, 0.75, 0).cross(parents.get(0), parents.get(1), random(seed));

    assertThat(child.nodes()).isEqualTo(parents.get(0).nodes());
    assertThat(genes(child).keySet()).isEqualTo(genes(parents.get(0)).keySet());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void eachGeneIsThatOfAParentWithItsInnovationNumberAndEnabledWhereNoneStaysDisabled(
      @ForAll long seed) {
    List<NeatGenome> parents = SampleGenomes.of(seed, Wiring.FEED_FORWARD, 2);
    NeatCrossover crossover = new NeatCrossover(Wiring.FEED_FORWARD, 0, 0);
    Stream.of(
            crossover.cross(parents.get(0), parents.get(1), random(seed)),
            crossover.crossEqual(parents.get(0), parents.get(1), random(seed)))
        .flatMap(child -> child.connections().stream())
        .forEach(
            gene ->
                assertThat(parents)
                    .map(parent -> genes(parent).get(gene.innovation()))
                    .filteredOn(Objects::nonNull)
                    .extracting(parental -> parental.expressed(true))
                    .contains(gene));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void equallyFitParentsHaveFeedForwardChildrenThatKeepAllMatchingGenes(@ForAll long seed) {
    List<NeatGenome> parents = SampleGenomes.of(seed, Wiring.FEED_FORWARD, 2);
    NeatGenome child =
        new NeatCrossover(Wiring.FEED_FORWARD, 0.75, 0)
            .crossEqual(parents.get(0), parents.get(1), random(seed));

    assertThat(new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD).contains(child)).isTrue();
    assertThat(genes(child).size())
        .isLessThanOrEqualTo(genes(parents.get(0)).size() + genes(parents.get(1)).size());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aGeneThatIsDisabledInAParentStaysSoWhereThatIsCertain(@ForAll long seed) {
    List<NeatGenome> parents = SampleGenomes.of(seed, Wiring.RECURRENT, 2);
    NeatGenome child =
        new NeatCrossover(Wiring.RECURRENT, 1, 0)
            .cross(parents.get(0), parents.get(1), random(seed));
    Map<Integer, ConnectionGene> others = genes(parents.get(1));

    for (ConnectionGene gene : parents.get(0).connections()) {
      boolean isOn = gene.enabled() && others.getOrDefault(gene.innovation(), gene).enabled();
      assertThat(genes(child).get(gene.innovation())).matches(one -> one.enabled() == isOn);
    }
  }

  /**
   * Of 4,000 genes that are disabled in both parents 3,000 should stay so: 3 standard deviations.
   */
  @Test
  void aQuarterOfTheGenesThatAreDisabledInBothParentsIsEnabledAgain() {
    NeatGenome genome = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD).initial(random(1));
    NeatGenome off =
        genome.withConnections(
            genome.connections().stream().map(ConnectionGene::turnedOff).toList());
    UniformRandomProvider random = random(2);
    NeatCrossover crossover = new NeatCrossover(Wiring.FEED_FORWARD, 0.75, 0);
    long disabled =
        IntStream.range(0, 4000)
            .filter(i -> !crossover.cross(off, off, random).connections().get(0).enabled())
            .count();

    assertThat(disabled).isBetween(2918L, 3082L);
  }

  @Test
  void aMixedChildHasTheMeansOfBothWeights() {
    NeatWeightSpace space = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD);
    NeatGenome one = space.initial(random(1));
    NeatGenome other = space.initial(random(2));
    NeatGenome child = new NeatCrossover(Wiring.FEED_FORWARD, 0.75, 1).cross(one, other, random(3));

    for (int i = 0; i < 3; i++) {
      assertThat(child.connections().get(i).weight())
          .isEqualTo((one.connections().get(i).weight() + other.connections().get(i).weight()) / 2);
    }
  }
}
