package org.evosearch.space.neat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.neat.SampleGenomes;
import org.junit.jupiter.api.Test;

class NeatWeightSpaceTest {

  private static final NeatWeightSpace SPACE = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD);

  private static NeatGenome initial(long seed) {
    return SPACE.initial(new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0));
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void whatIsDrawnAndMutatedBelongsToTheSpace(@ForAll long seed, @ForAll Wiring wiring) {
    NeatWeightSpace space = new NeatWeightSpace(3, 2, wiring);
    var random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
    NeatGenome genome = space.sample(random);

    assertThat(space.contains(genome)).isTrue();
    assertThat(space.contains(space.mutation().mutate(genome, random))).isTrue();
    assertThat(space.parse(genome.text())).isEqualTo(genome);
    assertThat(space.phenotype(genome).inputs()).isEqualTo(3);
    assertThat(space.phenotype(genome).outputs()).isEqualTo(2);
    assertThat(space.decode(genome).candidate()).isInstanceOf(Candidate.Weighted.class);
  }

  @Test
  void theFirstNetworksHaveEachInputAndTheBiasAtEachOutput() {
    NeatGenome genome =
        new NeatWeightSpace(3, 2, Wiring.FEED_FORWARD)
            .initial(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    assertThat(genome.connections()).hasSize(8).allMatch(gene -> Math.abs(gene.weight()) <= 1);
    assertThat(genome.nodes(NodeGene.Kind.HIDDEN)).isEqualTo(List.of());
  }

  @Test
  void whatIsNotExpressedChangesNoFingerprint() {
    NeatGenome genome = initial(1);
    List<NodeGene> nodes = new java.util.ArrayList<>(genome.nodes());
    nodes.add(NodeGene.hidden(4, 0));
    List<ConnectionGene> genes = new java.util.ArrayList<>(genome.connections());
    genes.add(new ConnectionGene(3, 0, 4, 1, true));
    genes.add(new ConnectionGene(4, 4, 3, 1, false));

    assertThat(SPACE.decode(new NeatGenome(nodes, genes)).fingerprint())
        .isEqualTo(SPACE.decode(genome).fingerprint());
  }

  @Test
  void otherWeightsAreAnotherNetwork() {
    assertThat(SPACE.decode(initial(1)).fingerprint())
        .isNotEqualTo(SPACE.decode(initial(2)).fingerprint());
  }

  @Test
  void aCycleBelongsToRecurrentNetworksAlone() {
    NeatGenome loop = initial(1).with(new ConnectionGene(3, 3, 3, 1, false));
    assertThat(SPACE.contains(loop)).isFalse();
    assertThat(new NeatWeightSpace(2, 1, Wiring.RECURRENT).contains(loop)).isTrue();
    assertThatThrownBy(() -> SPACE.parse(loop.text()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + loop.text() + " (not of this space)");
  }

  @Test
  void genomesOfAnotherProblemAreNotOfThisSpace() {
    assertThat(SampleGenomes.of(1, Wiring.FEED_FORWARD, 5))
        .noneMatch(new NeatWeightSpace(3, 1, Wiring.FEED_FORWARD)::contains);
  }
}
